import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { WatchedPage } from './watched-page.ts';

/** More stops than any screen has. */
const mostStops = 120;

/** Walks with Tab until the keyboard is in a control; a control that cannot be come to so is a fault. */
export async function tabTo({ page }: WatchedPage, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.first().waitFor({ state: 'attached' });
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasKeyboard(control)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${control.toString()} is not come to by ${key}`);
}

/** Walks through the parts of the screen with F6 until the keyboard is in one. */
export async function regionTo(reader: WatchedPage, region: Locator): Promise<void> {
  for (let stop = 0; stop < 8; stop += 1) {
    if (await region.evaluate((element) => element.contains(document.activeElement))) return;
    await nextRegion(reader);
  }
  throw new Error(`${region.toString()} is not come to by F6`);
}

/** Goes to the next part of the screen, or the one before, and waits until the keyboard is elsewhere. */
export async function nextRegion({ page }: WatchedPage, key: 'F6' | 'Shift+F6' = 'F6'): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press(key);
  await expect.poll(() => page.evaluate((element) => element !== document.activeElement, before)).toBe(true);
}

/** Opens the list of the control that has the keyboard, and takes an entry by its words. */
export async function pick({ page }: WatchedPage, label: string): Promise<void> {
  await page.keyboard.press('ArrowDown');
  // One that is closing may still be seen.
  const list = page.locator('.ant-select-dropdown:visible:not([class*="-leave"])');
  const active = list.locator('.ant-select-item-option-active');
  await active.first().waitFor();
  for (let entry = 0; entry < mostStops; entry += 1) {
    if ((await active.innerText()).trim() === label) {
      await page.keyboard.press('Enter');
      await list.waitFor({ state: 'hidden' });
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`There is no ${label} in the list`);
}

/** Puts another text into the field that has the keyboard. */
export async function overwrite({ page }: WatchedPage, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** The keyboard comes to a control by itself. */
export async function expectKeyboardIn(control: Locator): Promise<void> {
  await expect.poll(() => hasKeyboard(control)).toBe(true);
}

async function hasKeyboard(control: Locator): Promise<boolean> {
  return control.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}
