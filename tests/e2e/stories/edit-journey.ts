import { expect } from 'vitest';
import { card, focusCanvas, openStep, pointOn, retype, saving, step } from '../editor-hands.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

/** A change in the inspector shows on the card and is saved by itself; undo and redo take it back and forth; loading again finds it. */
export async function editAndUndo(author: WatchedPage, name: string): Promise<void> {
  const { page, words } = author;
  const renamed = `${name} 2`;
  await card(page, name).waitFor();
  await expectAccessible(author, 'editor');
  const inspector = await openStep(author, name);
  await expectAccessible(author, 'inspector');
  await saving(author, () => retype(inspector.getByRole('textbox', { name: words('inspector.name') }), renamed));
  await card(page, renamed).waitFor();

  await saving(author, () => page.getByRole('button', { name: words('edit.undo'), exact: true }).click());
  await card(page, name).waitFor();
  await focusCanvas(author);
  await saving(author, () => page.keyboard.press('ControlOrMeta+Shift+z'));
  await card(page, renamed).waitFor();
  await page.reload();
  await card(page, renamed).waitFor();
  await saving(author, async () => retype((await openStep(author, renamed)).getByRole('textbox', { name: words('inspector.name') }), name));
  await card(page, name).waitFor();
}

/** A step dragged in from the palette, wired by hand to an open end, let go again by keys, all of it to be undone. */
export async function dragConnectRemove(author: WatchedPage, { from, port }: { readonly from: string; readonly port: string }): Promise<void> {
  const { page, words } = author;
  const kind = words('kind.update-tags');
  const cards = page.getByRole('article');
  const before = await cards.count();
  const canvas = page.getByRole('application', { name: words('canvas.label') });
  const ground = await canvas.boundingBox();
  await page.locator('.palette-item[data-kind="update-tags"]').dragTo(canvas, { targetPosition: { x: (ground?.width ?? 0) / 2, y: 60 } });
  await card(page, kind).waitFor();
  expect(await cards.count()).toBe(before + 1);

  const edge = page.getByLabel(words('edge.label', { from, port, to: kind }), { exact: true });
  expect(await edge.count()).toBe(0);
  await step(page, from).getByTitle(words('port.drag', { port }), { exact: true }).hover();
  await page.mouse.down();
  await step(page, kind).locator('.port-in').hover();
  await page.mouse.up();
  await edge.waitFor({ state: 'attached' });

  const { x, y } = await pointOn(edge);
  await page.mouse.click(x, y);
  await focusCanvas(author);
  await page.keyboard.press('Delete');
  await edge.waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await edge.waitFor({ state: 'attached' });

  await openStep(author, kind);
  await focusCanvas(author);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: words('journey.inspector') }).waitFor();
  await openStep(author, kind);
  await focusCanvas(author);
  await page.keyboard.press('Delete');
  await card(page, kind).waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await edge.waitFor({ state: 'attached' });
  await saving(author, () => page.keyboard.press('ControlOrMeta+Shift+z'));
  await card(page, kind).waitFor({ state: 'detached' });
  expect(await cards.count()).toBe(before);
}
