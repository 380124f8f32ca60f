import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card, openStep, retype } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** While the last changes cannot be saved, nothing is published in their place; as soon as they are, what one sees is. */
export async function publishWhatIsSeen({ reader }: EditorStory, step: string): Promise<void> {
  const { page, words } = reader;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const isPublished = (): boolean => asked.some((url) => url.includes('journeys.publish'));
  await createQixi(reader);
  await card(page, step).waitFor();
  await page.route('**/trpc/*journeys.change*', (route) => route.abort());
  const name = (await openStep(reader, step)).getByRole('textbox', { name: words('inspector.name') });
  await retype(name, '七夕早鸟');
  await page.locator('[data-save="offline"]').waitFor();

  await page.getByRole('button', { name: words('publish.open') }).click();
  const dialog = page.getByRole('dialog', { name: words('publish.title') });
  const confirm = dialog.getByRole('button', { name: words('publish.confirm') });
  await confirm.click();
  await dialog.getByText(words('publish.unsaved')).waitFor();
  expect(isPublished()).toBe(false);
  await expectAccessible(reader, 'unsaved');
  // That calls fail is what this was about.
  expect(reader.takeFaults().filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);

  await page.unroute('**/trpc/*journeys.change*');
  await confirm.click();
  await page.getByText(words('publish.done', { version: 1 })).waitFor();
  await page.locator('[data-save="saved"]').waitFor();
  await page.reload();
  await card(page, '七夕早鸟').waitFor();
  await page.getByRole('button', { name: words('history.open') }).click();
  await page
    .getByRole('region', { name: words('history.title') })
    .getByText(words('history.same'))
    .waitFor();
}
