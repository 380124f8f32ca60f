import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { focusCanvas, openStep, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import type { WatchedPage } from '../watched-page.ts';

/** Keys reach what one has before oneself: undo whatever was just chosen in a form, and nothing behind a dialog. */
export async function keepKeysApart({ reader }: EditorStory, step: string): Promise<void> {
  await createQixi(reader);
  await undoWhatWasChosen(reader, step);
  await leaveWhatIsBehind(reader);
}

/** A list and a row of choices keep the keyboard once something was chosen from them. */
async function undoWhatWasChosen(reader: WatchedPage, step: string): Promise<void> {
  const { page, words } = reader;
  const inspector = await openStep(reader, step);
  const late = inspector.getByRole('combobox', { name: words('when.past') });
  const undo = page.getByRole('button', { name: words('edit.undo'), exact: true });
  await late.click();
  await saving(reader, async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  });
  expect(await undo.isEnabled()).toBe(true);
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  expect(await undo.isDisabled()).toBe(true);

  await focusCanvas(reader);
  await page.keyboard.press('Escape');
  const entering = page.getByRole('radio', { name: words('goal.window-from.entry') });
  await saving(reader, () => page.getByText(words('goal.window-from.entry'), { exact: true }).click());
  await expect.poll(() => entering.isChecked()).toBe(true);
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(() => entering.isChecked()).toBe(false);
}

async function leaveWhatIsBehind(reader: WatchedPage): Promise<void> {
  const { page, words } = reader;
  const drawn = page.locator('.react-flow__node');
  const steps = await drawn.count();
  await focusCanvas(reader);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByRole('button', { name: words('publish.open') }).click();
  const dialog = page.getByRole('dialog', { name: words('publish.title') });
  await dialog.waitFor();
  await expect.poll(() => dialog.evaluate((front) => front.contains(document.activeElement))).toBe(true);
  for (const key of ['n', 'a', 'ControlOrMeta+v', 'ControlOrMeta+x', 'ControlOrMeta+d', 'ControlOrMeta+z', 't']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await drawn.count()).toBe(steps);
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
}
