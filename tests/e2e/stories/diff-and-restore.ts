import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card, focusCanvas, openStep, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { publish } from './publish-journey.ts';

export interface StepNames {
  /** A message whose text is changed. */
  readonly changed: string;
  /** A step that is taken out. */
  readonly removed: string;
}

/** A published journey is changed, read in words and colours against what is live, restored, and the restoring taken back. */
export async function diffAndRestore({ reader }: EditorStory, { changed, removed }: StepNames): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await card(page, changed).waitFor();
  await publish(reader, 1);

  const field = (await openStep(reader, changed)).getByRole('textbox', { name: words('send-sms.field.text') });
  await field.click();
  await field.press('ControlOrMeta+End');
  await saving(reader, () => field.pressSequentially(' 2027'));
  await openStep(reader, removed);
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('Delete'));

  await page.getByRole('button', { name: words('history.open') }).click();
  const panel = page.getByRole('region', { name: words('history.title') });
  await panel.getByRole('button', { name: changed }).first().waitFor();
  await panel.locator('ins', { hasText: '2027' }).waitFor();
  await panel.getByRole('button', { name: `${words('history.type.removed')} ${removed}`, exact: true }).click();
  await page.locator('.compare-removed').filter({ hasText: removed }).waitFor();
  await page.locator('.compare-changed').filter({ hasText: changed }).waitFor();
  await page.locator('.compare-edge-changed, .compare-edge-added').first().waitFor({ state: 'attached' });
  await expectAccessible(reader, 'history');

  // What is compared is only read: the draft behind it is neither cut nor doubled, and nobody loses the keyboard.
  await panel.getByRole('button', { name: `${words('history.type.changed')} ${changed}`, exact: true }).click();
  const differences = await panel.getByRole('status').innerText();
  for (const key of ['ControlOrMeta+d', 'ControlOrMeta+x', 'ControlOrMeta+v']) await page.keyboard.press(key);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await panel.getByRole('status').innerText()).toBe(differences);

  await saving(reader, async () => {
    await panel.getByRole('button', { name: words('history.restore.of', { version: 1 }) }).click();
    await page.getByRole('button', { name: words('history.restore.confirm'), exact: true }).click();
  });
  await panel.getByText(words('history.same')).waitFor();
  await expect.poll(() => page.locator('.compare-removed:not(i)').count()).toBe(0);

  await saving(reader, () =>
    page
      .locator('.ant-message')
      .getByRole('button', { name: words('history.undo') })
      .click(),
  );
  await panel.locator('ins', { hasText: '2027' }).waitFor();
  await panel.getByRole('switch').click();
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
  await panel.getByRole('button', { name: words('history.close') }).click();
  expect(await card(page, removed).count()).toBe(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('application');
}
