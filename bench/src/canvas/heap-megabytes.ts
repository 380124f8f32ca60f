import type { Page } from 'playwright-core';

/** What the page's JavaScript holds after a collection of what it does not. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return Math.round(usedSize / 100_000) / 10;
  } finally {
    await session.detach();
  }
}
