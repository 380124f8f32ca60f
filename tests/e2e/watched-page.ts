import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { type Locale, type WordsOf, wordsOf } from './words-of.ts';

/** A page of the product, and whatever went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  readonly words: WordsOf;
  readonly locale: Locale;
  /** Takes what went wrong since it was last taken: console errors and warnings, uncaught faults, failed requests and refusing answers, in words. */
  takeFaults(): readonly string[];
}

/** Chromium of CHROME_PATH, else where Debian puts it. */
export const chromiumPath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Other tests may have the machine at the same time. */
const patienceMs = 60_000;

/** A new tab that notes everything a developer would see in red. */
export async function watchPage(context: BrowserContext, locale: Locale): Promise<WatchedPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (fault) => faults.push(`uncaught: ${fault.message}`));
  page.on('requestfailed', (request) => {
    if (!isGivenUp(request)) faults.push(`${request.failure()?.errorText ?? 'failed'}: ${request.method()} ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return { page, locale, words: wordsOf(locale), takeFaults: () => faults.splice(0) };
}

/** What a page looked like when a story on it ended badly: where it was, what went wrong on it, what it said. For whoever reads only the log. */
export async function whereItEnded({ page, takeFaults }: WatchedPage): Promise<string> {
  const text = await page
    .locator('body')
    .innerText({ timeout: 5_000 })
    .catch(() => 'nothing that can be read');
  return [page.url(), ...takeFaults(), text.slice(0, 1_500)].join('\n');
}

/** The same page, read in another language. */
export function watchedIn(watched: WatchedPage, locale: Locale): WatchedPage {
  return { ...watched, locale, words: wordsOf(locale) };
}

/** What the page itself gave up because it went elsewhere or needs it no more, such as the subscription of a run that is over. */
function isGivenUp(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED';
}
