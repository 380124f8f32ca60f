import type { Page } from 'playwright-core';
import { processorMs } from './frames.ts';

export interface KeyTimes {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** Processor time of the whole browser for a key, with all that follows it. */
  readonly processorMs: number;
}

/** Milliseconds from the draft's arrival to the first frame in which a card can be seen. */
export async function openMs(page: Page, url: string): Promise<number> {
  await page.addInitScript(() => {
    const look = (): void => {
      const card = document.querySelector('.react-flow__node .step-card');
      if (card !== null && getComputedStyle(card.closest('.react-flow__node') ?? card).visibility === 'visible') {
        performance.mark('first-card');
        return;
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  await page.locator('.react-flow__node .step-card').first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(1_000);
  return page.evaluate(() => {
    const data = performance.getEntriesByType('resource').filter(({ name }) => name.includes('journeys.get'));
    const arrived = Math.max(...data.map((entry) => (entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0)));
    return Math.round((performance.getEntriesByName('first-card')[0]?.startTime ?? 0) - arrived);
  });
}

/** Types into the focused field; milliseconds from each key to the frame that shows it. */
export async function keyMs(page: Page, text: string): Promise<KeyTimes> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      'keydown',
      (event) => {
        const started = event.timeStamp;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => times.push(performance.now() - started));
          port1.start();
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  const before = await processorMs(page);
  for (const key of text) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(200);
  const spent = (await processorMs(page)) - before;
  const times: unknown = await page.evaluate(() => Reflect.get(window, 'keyTimes'));
  const sorted = (Array.isArray(times) ? times.map(Number) : []).toSorted((left, right) => left - right);
  const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1), processorMs: Math.round(spent / text.length) };
}

/** Does something and waits for its end; how long it took, and the longest task that held up the page meanwhile. */
export async function taskMs(page: Page, work: () => Promise<void>): Promise<{ readonly ms: number; readonly longestTaskMs: number }> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  const started = performance.now();
  await work();
  const ms = Math.round(performance.now() - started);
  const tasks: unknown = await page.evaluate(() => Reflect.get(window, 'longTasks'));
  return { ms, longestTaskMs: Math.round(Math.max(0, ...(Array.isArray(tasks) ? tasks.map(Number) : []))) };
}
