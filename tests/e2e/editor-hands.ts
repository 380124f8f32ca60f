import type { Locator, Page } from 'playwright-core';
import type { WatchedPage } from './watched-page.ts';

/** A step's card on the canvas, by its name. */
export function card(page: Page, name: string): Locator {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** The step around a card, with its ports. */
export function step(page: Page, name: string): Locator {
  return page.locator('.react-flow__node').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** Opens a step in the inspector. */
export async function openStep({ page, words }: WatchedPage, name: string): Promise<Locator> {
  await card(page, name).getByRole('heading').click();
  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  await inspector.getByRole('textbox', { name: words('inspector.name') }).waitFor();
  return inspector;
}

/** Gives the keyboard to the canvas. */
export async function focusCanvas({ page, words }: WatchedPage): Promise<void> {
  await page.getByRole('application', { name: words('canvas.label') }).focus();
}

/** Makes a change and waits until the product says that it has seen it and saved it. */
export async function saving({ page }: WatchedPage, change: () => Promise<void>): Promise<void> {
  const before = await revision(page);
  await change();
  // One more frame, so that what was typed last is on the screen as unsaved. A save may be over before anybody looks: its revision tells.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.locator(`[data-save="saved"]:not([data-revision="${before}"])`).waitFor();
}

async function revision(page: Page): Promise<string | null> {
  return page.locator('[data-save]').getAttribute('data-revision');
}

/** Puts another text into a field of the inspector, whatever kind of field it is. */
export async function retype(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.press('Delete');
  if (text !== '') await field.pressSequentially(text);
}

/** A point on an edge's line, a quarter of the way along: clear of the "+" in its middle. */
export async function pointOn(edge: Locator): Promise<{ readonly x: number; readonly y: number }> {
  return edge
    .locator('path')
    .first()
    .evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error('An edge is a path');
      const at = path.getPointAtLength(path.getTotalLength() / 4);
      const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x, y };
    });
}
