import type { Page } from 'playwright-core';
import { heapMegabytes } from './heap-megabytes.ts';
import { median } from './typical.ts';

/** Milliseconds of a step, everything drawn that it changes; medians of the first and the last 250 steps. */
interface StepTimes {
  readonly first: number;
  readonly last: number;
  readonly longest: number;
}

export interface UndoFigures {
  readonly steps: number;
  readonly editMs: StepTimes;
  readonly undoMs: StepTimes;
  /** Until the server had the last of all these changes. */
  readonly savedAfterMs: number;
  readonly heapMegabytes: { readonly before: number; readonly edited: number; readonly undone: number };
  /** Whether nothing was left to undo, and nothing sooner. */
  readonly isUndone: boolean;
}

const atOnce = 250;

/** Makes as many edits of the selected step and takes all of them back, each by its own click and key in the page. */
export async function undoSteps(page: Page, steps: number): Promise<UndoFigures> {
  const saved = page.locator('[data-save="saved"]');
  const undo = page.getByRole('button', { name: '撤销' });
  await saved.waitFor();
  if (await undo.isEnabled()) throw new Error('There is something to undo already');
  const before = await heapMegabytes(page);
  const edits = await timed(page, steps, 'edit');
  const edited = await heapMegabytes(page);
  const undos = await timed(page, steps - 1, 'undo');
  const isLeft = await undo.isEnabled();
  undos.push(...(await timed(page, 1, 'undo')));
  const isUndone = isLeft && (await undo.isDisabled());
  const started = performance.now();
  await saved.waitFor({ timeout: 300_000 });
  return {
    steps,
    editMs: timesOf(edits),
    undoMs: timesOf(undos),
    savedAfterMs: Math.round(performance.now() - started),
    heapMegabytes: { before, edited, undone: await heapMegabytes(page) },
    isUndone,
  };
}

async function timed(page: Page, steps: number, what: 'edit' | 'undo'): Promise<number[]> {
  const times: number[] = [];
  while (times.length < steps) times.push(...(await page.evaluate(someSteps, { count: Math.min(atOnce, steps - times.length), what })));
  return times;
}

/** Runs in the page. The stage of the step goes on and off: no two such edits are ever one step. */
async function someSteps({ count, what }: { readonly count: number; readonly what: 'edit' | 'undo' }): Promise<readonly number[]> {
  const drawn = (): Promise<void> =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        done();
      });
      port1.start();
      port2.postMessage(null);
    });
  const times: number[] = [];
  for (let step = 0; step < count; step += 1) {
    const started = performance.now();
    if (what === 'edit') document.querySelector<HTMLElement>('.stage-pick button')?.click();
    else document.querySelector('.canvas')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true }));
    await drawn();
    times.push(performance.now() - started);
    if (step % 10 === 9) await new Promise((done) => requestAnimationFrame(done));
  }
  return times;
}

function timesOf(times: readonly number[]): StepTimes {
  return {
    first: tenths(median(times.slice(0, atOnce))),
    last: tenths(median(times.slice(-atOnce))),
    longest: Math.round(Math.max(...times)),
  };
}

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
