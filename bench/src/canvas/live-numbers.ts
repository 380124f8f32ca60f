import type { Page } from 'playwright-core';
import { median } from './typical.ts';

export interface LiveNumbers {
  /** From an edit until numbers are shown as old. */
  readonly staleAfterMs: number;
  /** From an edit until the new numbers stand on the canvas. */
  readonly freshAfterMs: number;
  /** Longest task that held up the page meanwhile. */
  readonly longestTaskMs: number;
}

/** How long the numbers on the canvas take after an edit of the selected step; medians of several edits. */
export async function liveNumbers(page: Page): Promise<LiveNumbers> {
  await page.locator('.canvas[data-stale="false"]').waitFor({ timeout: 60_000 });
  // Each stage once: numbers that were asked for a moment ago are not asked for again.
  const stages = await page
    .locator('.stage-pick button')
    .evaluateAll((buttons) => buttons.flatMap((button, stage) => (button.getAttribute('aria-pressed') === 'false' ? [stage] : [])));
  const found: LiveNumbers[] = [];
  for (const stage of stages) found.push(await page.evaluate(oneEdit, stage));
  return {
    staleAfterMs: Math.round(median(found.map(({ staleAfterMs }) => staleAfterMs))),
    freshAfterMs: Math.round(median(found.map(({ freshAfterMs }) => freshAfterMs))),
    longestTaskMs: Math.round(median(found.map(({ longestTaskMs }) => longestTaskMs))),
  };
}

/** Runs in the page. Puts the step into another stage, which asks for all numbers anew. */
async function oneEdit(stage: number): Promise<LiveNumbers> {
  const canvas = document.querySelector('.canvas');
  const others = [...document.querySelectorAll<HTMLElement>('.stage-pick button')].filter(
    (button) => button.getAttribute('aria-pressed') === 'false',
  );
  const button = others[stage % others.length];
  if (canvas === null || button === undefined) throw new Error('No step is selected');
  const tasks: number[] = [];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watch.observe({ type: 'longtask' });
  const becomes = (state: string): Promise<void> =>
    new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (canvas.getAttribute('data-stale') !== state) return;
        observer.disconnect();
        done();
      });
      observer.observe(canvas, { attributes: true, attributeFilter: ['data-stale'] });
    });
  const started = performance.now();
  const stale = becomes('true');
  button.click();
  await stale;
  const staleAfterMs = performance.now() - started;
  await becomes('false');
  const freshAfterMs = performance.now() - started;
  await new Promise((done) => setTimeout(done, 200));
  watch.disconnect();
  return { staleAfterMs, freshAfterMs, longestTaskMs: Math.max(0, ...tasks) };
}
