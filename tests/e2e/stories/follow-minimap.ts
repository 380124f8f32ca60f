import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { freshDraft, openDraft } from './open-draft.ts';

/** The map in the corner shows every step and what is seen of the canvas, follows the view, and leads it where one clicks. */
export async function followMinimap(given: EditorStory): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const draft = await freshDraft(given, `minimap-${locale}`);
  await openDraft(reader, draft);
  const map = page.locator('.react-flow__minimap');
  await map.getByRole('img', { name: words('canvas.minimap') }).waitFor();
  await expect.poll(() => map.locator('.react-flow__minimap-node').count()).toBe(draft.document.nodes.length);
  await expectAccessible(reader, 'minimap');
  const shown = (): Promise<string | null> => map.locator('.react-flow__minimap-mask').getAttribute('d');
  const view = (): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style');

  // It follows the view.
  const whole = await shown();
  for (let nearer = 0; nearer < 3; nearer += 1) await page.getByRole('button', { name: words('canvas.zoom-in') }).click();
  await expect.poll(shown).not.toBe(whole);

  // A click on a step of the map brings that step to the middle of the canvas.
  const [first, last] = [map.locator('.react-flow__minimap-node').first(), map.locator('.react-flow__minimap-node').last()];
  for (const [thing, id] of [
    [first, draft.document.nodes[0]?.id],
    [last, draft.document.nodes.at(-1)?.id],
  ] as const) {
    const before = await view();
    const box = await thing.boundingBox();
    if (box === null) throw new Error('The map draws every step');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(view).not.toBe(before);
    const away = async (): Promise<number> => {
      const [card, stage] = [await page.locator(`.react-flow__node[data-id="${id}"]`).boundingBox(), await page.locator('.canvas').boundingBox()];
      if (card === null || stage === null) return Number.POSITIVE_INFINITY;
      return Math.hypot(card.x + card.width / 2 - stage.x - stage.width / 2, card.y + card.height / 2 - stage.y - stage.height / 2);
    };
    await expect.poll(away).toBeLessThan(120);
  }
}
