import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Kilobytes (1,000 bytes, gzip) of code and styles that a browser fetches before a page that is opened directly shows `sign`; its cache is empty. */
export async function firstLoadKilobytes(page: Page, { url, sign }: { readonly url: string; readonly sign: string }): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (!['script', 'stylesheet'].includes(response.request().resourceType())) return;
    const body = response.body();
    // What is fetched behind the first card may be cut off when the page closes.
    body.catch(() => undefined);
    bodies.push(body);
  });
  await page.goto(url);
  await page.locator(sign).first().waitFor({ timeout: 120_000 });
  const needed = await Promise.all(bodies);
  return Math.round(needed.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000);
}
