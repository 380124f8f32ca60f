import { createJourney } from '@magpie/db';
import { largeJourney } from '@magpie/nodes/large-journey';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { countRenders, rendersEach, rendersOf } from '../count-renders.ts';
import type { EditorStory } from '../editor-story.ts';

const times = 15;

/**
 * With 500 steps on the canvas a key and a card in the hand draw what they change: some parts of the form, one card and its edges; tidied up, what comes
 * into the window comes a part at a time. Counted and not timed, so that it holds on every machine.
 */
export async function stayLight({ reader, product }: EditorStory): Promise<void> {
  const { page, words } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = /\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const document = { ...largeJourney({ nodes: 500, edges: 700 }), id: 'light' };
  await createJourney(product.db, { workspaceId, id: document.id, name: document.name, document });
  await countRenders(page);
  await page.goto(new URL(`/w/${workspaceId}/journeys/${document.id}`, product.link).href);
  await page.locator('.react-flow__node .step-card').first().waitFor();
  await atRest(page);
  await page.mouse.move(560, 420);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, -60);
  await page.keyboard.up('Control');
  await atRest(page);

  // A card in the hand.
  const message = page.locator('.react-flow__node:not(:has(.step-card-far))', { has: page.locator('.clamp.mg-quote') });
  const card = await nearMiddle(message);
  await page.mouse.move(card.x, card.y);
  await page.mouse.down();
  await page.mouse.move(card.x + 20, card.y + 5);
  expectLight(await rendersEach(page, times, (time) => page.mouse.move(card.x + 20 + time * 4, card.y + 5 + time * 2)), 60);
  await page.mouse.up();

  // A key in its name, and one in its text.
  await page.getByRole('textbox', { name: words('inspector.name') }).click();
  await atRest(page);
  expectLight(await rendersEach(page, times, () => page.keyboard.press('a')), 80);
  await page.locator('.inspector-body [contenteditable="true"]').click();
  await page.keyboard.press('End');
  await atRest(page);
  expectLight(await rendersEach(page, times, () => page.keyboard.press('a')), 200);

  // Tidied up: what comes into the window is put down in some frames.
  await page.evaluate(countArrivals);
  await page.getByRole('button', { name: words('canvas.tidy') }).click();
  await expect.poll(async () => (await arrivals(page)).length).toBeGreaterThan(2);
  await atRest(page);
  expect(Math.max(...(await arrivals(page)))).toBeLessThan(40);
  expect(await page.locator('.react-flow__node-step').count()).toBeGreaterThan(60);
}

/** Runs in the page: how many cards came into it together, each time that some did. */
function countArrivals(): void {
  const together: number[] = [];
  Object.assign(window, { arrivals: together });
  const isCard = (node: Node): boolean => node instanceof Element && node.classList.contains('react-flow__node-step');
  const canvas = document.querySelector('.react-flow__nodes');
  if (canvas === null) return;
  new MutationObserver((changes) => {
    const came = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(isCard).length;
    if (came > 0) together.push(came);
  }).observe(canvas, { childList: true });
}

async function arrivals(page: Page): Promise<readonly number[]> {
  const together: unknown = await page.evaluate(() => Reflect.get(window, 'arrivals'));
  return Array.isArray(together) ? together.map(Number) : [];
}

/** At least what was changed is drawn: else nothing was counted. */
function expectLight(renders: number, most: number): void {
  expect(renders).toBeGreaterThan(5);
  expect(renders).toBeLessThan(most);
}

/** Until nothing has been drawn for a while: cards of a large journey are measured a few at a time when nothing else is to be done. */
async function atRest(page: Page): Promise<void> {
  let before = -1;
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await rendersOf(page)];
        before = now;
        return now === last;
      },
      { interval: 2_500 },
    )
    .toBe(true);
}

async function nearMiddle(cards: ReturnType<Page['locator']>): Promise<{ readonly x: number; readonly y: number }> {
  const found = await cards.evaluateAll((nodes) =>
    nodes
      .map((node) => node.getBoundingClientRect())
      .map(({ left, top, width }) => ({ x: left + width / 2, y: top + 12 }))
      .toSorted((one, other) => Math.hypot(one.x - 560, one.y - 420) - Math.hypot(other.x - 560, other.y - 420)),
  );
  const [nearest] = found;
  if (nearest === undefined) throw new Error('No message is drawn in full');
  return nearest;
}
