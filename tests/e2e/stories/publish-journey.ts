import { expect } from 'vitest';
import { card, openStep, retype, saving } from '../editor-hands.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

/** A message without a text: said under the canvas, led to, refused by Publish with the reason, and mended. */
export async function problemToField(author: WatchedPage, { name, text }: { readonly name: string; readonly text: string }): Promise<void> {
  const { page, words } = author;
  const field = (await openStep(author, name)).getByRole('textbox', { name: words('send-sms.field.text') });
  await retype(field, '');
  const problem = words('problem.sms.text-missing');
  await card(page, name)
    .getByRole('img', { name: words('card.problems', { count: 1 }) })
    .waitFor();
  await page.getByRole('button', { name: words('inspector.close'), exact: true }).click();
  await field.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: words('status.blocked', { count: 1 }) }).click();
  const drawer = page.getByRole('region', { name: words('problems.title') });
  await expectAccessible(author, 'problems');
  await drawer.getByRole('button', { name: problem }).click();
  await expectFocus(author, 'text');

  await page.getByRole('button', { name: words('inspector.close'), exact: true }).click();
  await page.getByRole('button', { name: words('publish.open') }).click();
  const refusal = page.getByRole('dialog', { name: words('publish.refused') });
  await refusal.getByText(words('publish.refused.text', { count: 1 })).waitFor();
  expect(await refusal.getByRole('button', { name: words('publish.confirm'), exact: true }).count()).toBe(0);
  await expectAccessible(author, 'publish-refused');
  await refusal.getByRole('button', { name: problem }).click();
  await refusal.waitFor({ state: 'hidden' });
  await expectFocus(author, 'text');
  await saving(author, () => page.keyboard.insertText(text));
  await page.getByRole('button', { name: words('status.ready') }).waitFor();
  await drawer.getByRole('button', { name: problem }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words('problems.close') }).click();
}

/** Publish, with what it means, and the version that it makes. */
export async function publish(author: WatchedPage, version: number): Promise<void> {
  const { page, words } = author;
  await page.getByRole('button', { name: words('publish.open') }).click();
  const dialog = page.getByRole('dialog', { name: words('publish.title') });
  await dialog.getByText(words('publish.people')).waitFor();
  await expectAccessible(author, 'publish');
  await dialog.getByRole('button', { name: words('publish.confirm'), exact: true }).click();
  await page.getByText(words('publish.done', { version })).waitFor();
  await page.getByRole('banner').getByText(words('journey.version', { version }), { exact: true }).waitFor();
}

/** The keyboard is in the field of this path. */
async function expectFocus({ page }: WatchedPage, path: string): Promise<void> {
  await page.locator(`[data-path="${path}"] :focus`).waitFor();
}
