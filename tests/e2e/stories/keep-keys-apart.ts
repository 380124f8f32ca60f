import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card, focusCanvas, openStep, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import type { WatchedPage } from '../watched-page.ts';

/** Keys reach what one has before oneself: undo whatever was just chosen in a form, Escape what is in the hand, and nothing behind a dialog. */
export async function keepKeysApart({ reader }: EditorStory, step: string): Promise<void> {
  await createQixi(reader);
  await undoWhatWasChosen(reader, step);
  await giveBackWhatIsHeld(reader, step);
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

async function giveBackWhatIsHeld(reader: WatchedPage, step: string): Promise<void> {
  const { page, words } = reader;
  const held = card(page, step);
  const before = await held.boundingBox();
  const { x, y } = before ?? { x: 0, y: 0 };
  await page.mouse.move(x + 60, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 80, { steps: 4 });
  await expect.poll(async () => (await held.boundingBox())?.y).not.toBe(before?.y);
  await page.keyboard.press('Escape');
  await expect.poll(() => held.boundingBox()).toEqual(before);
  await page.mouse.move(x + 160, y + 120, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => held.boundingBox()).toEqual(before);
  expect(await page.getByRole('button', { name: words('edit.undo'), exact: true }).isDisabled()).toBe(true);
  // The next time it goes where it is led.
  await saving(reader, async () => {
    await page.mouse.move(x + 60, y + 12);
    await page.mouse.down();
    await page.mouse.move(x + 90, y + 80, { steps: 4 });
    await page.mouse.up();
  });
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(() => held.boundingBox()).toEqual(before);
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
