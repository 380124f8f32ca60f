import type { CDPSession, Page } from 'playwright-core';

export interface Frames {
  /** Frames drawn a second, counted in the browser's own trace. */
  readonly fps: number;
  /** Longest time between two drawn frames. */
  readonly longestMs: number;
  /** Processor time of the whole browser, which other work on the machine changes less than frames. */
  readonly processorMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
}

/** Frames that Chromium drew while something was done, from its trace (`DrawFrame`), software rendering included. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const { name, ts } = event;
      if (typeof name === 'string' && typeof ts === 'number' && name === 'DrawFrame') events.push({ name, ts });
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame'] },
  });
  const before = await processorMs(page);
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const spent = (await processorMs(page)) - before;
  await stopped(session);
  const times = events.map(({ ts }) => ts / 1000).toSorted((left, right) => left - right);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return { fps: round(times.length / seconds), longestMs: Math.round(Math.max(0, ...gaps)), processorMs: Math.round(spent) };
}

/** Processor time that all processes of the browser have taken so far. */
export async function processorMs(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) return 0;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

async function stopped(session: CDPSession): Promise<void> {
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
}

const round = (value: number): number => Math.round(value * 10) / 10;
