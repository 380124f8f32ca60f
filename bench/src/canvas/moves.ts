import type { Page } from 'playwright-core';
import { type Frames, framesDuring } from './frames.ts';

export interface Moves {
  readonly pan: Frames;
  readonly zoom: Frames;
  readonly drag: Frames;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of the canvas, between palette and inspector. */
const middle: Point = { x: 560, y: 420 };
const stepMs = 16;
const steps = 120;

/** Pans, zooms and drags a card for two seconds each, an input event a frame. */
export async function measureMoves(page: Page): Promise<Moves> {
  await page.mouse.move(middle.x, middle.y);
  const each = async (work: (step: number) => Promise<void>): Promise<void> => {
    const started = performance.now();
    for (let step = 0; step < steps; step += 1) {
      await work(step);
      const ahead = (step + 1) * stepMs - (performance.now() - started);
      if (ahead > 0) await page.waitForTimeout(ahead);
    }
  };
  const pan = await framesDuring(page, () => each((step) => page.mouse.wheel(step < steps / 2 ? 14 : -14, step < steps / 2 ? 9 : -9)));
  const zoom = await framesDuring(page, async () => {
    await page.keyboard.down('Control');
    await each((step) => page.mouse.wheel(0, step < steps / 2 ? -8 : 8));
    await page.keyboard.up('Control');
  });
  const card = await grip(page);
  await page.mouse.move(card.x, card.y);
  await page.mouse.down();
  const drag = await framesDuring(page, () => each((step) => page.mouse.move(card.x + Math.sin(step / 12) * 120, card.y + step / 3)));
  await page.mouse.up();
  return { pan, zoom, drag };
}

/** A point on the card nearest to the middle of the canvas. */
export async function grip(page: Page, cards = '.react-flow__node'): Promise<Point> {
  const found = await page.locator(cards).evaluateAll((nodes) =>
    nodes
      .map((node) => node.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + Math.min(height / 2, 12) })),
  );
  const away = ({ x, y }: Point): number => Math.hypot(x - middle.x, y - middle.y);
  const [nearest] = found.toSorted((one, other) => away(one) - away(other));
  if (nearest === undefined || away(nearest) > 300) throw new Error('No card lies in the middle of the window');
  return nearest;
}
