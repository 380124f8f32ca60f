import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';

/** The server is away for a while: what was on the screen stays there, whatever is asked anew; an address with nothing behind it leads on. */
export async function stayWhileAway({ reader }: EditorStory, step: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await card(page, step).waitFor();
  await page.locator('[data-save="saved"]').waitFor();
  const url = page.url();
  await page.getByRole('link', { name: words('app.home') }).click();
  const row = page.locator(`a[href="${new URL(url).pathname}"]`).first();
  await row.waitFor();

  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  const givenUp = (call: string): Promise<void> =>
    expect.poll(() => failed.filter((address) => address.includes(call)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  await page.route('**/trpc/**', (route) => route.abort());
  // All that was answered is old: in this page alone, a clock set by the browser is that of all its tabs.
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 600_000;
  });
  const rail = page.getByRole('navigation', { name: words('app.rail') });
  await rail.getByRole('link', { name: words('runs.title') }).click();
  await page.getByRole('alert').getByText(words('api.lost'), { exact: true }).waitFor();
  await givenUp('session.me');
  await page.getByRole('heading', { name: words('runs.title'), level: 1 }).waitFor();
  failed.splice(0);
  await rail.getByRole('link', { name: words('journeys.title') }).click();
  await row.waitFor();
  await givenUp('journeys.list');
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await row.isVisible()).toBe(true);
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.unroute('**/trpc/**');
  // That calls fail is what this was about.
  expect(reader.takeFaults().filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);

  for (const [address, list] of [
    [`${url}-gone`, 'journeys'],
    [url.replace(/journeys\/.*/, 'runs/gone'), 'runs'],
  ] as const) {
    await page.goto(address);
    await page.getByRole('link', { name: words(`not-there.${list}`) }).click();
    await page.getByRole('heading', { name: words(`${list}.title`), level: 1 }).waitFor();
    // The browser notes the server's no; there is nothing else.
    expect(reader.takeFaults().filter((fault) => !fault.includes('404'))).toEqual([]);
  }
}
