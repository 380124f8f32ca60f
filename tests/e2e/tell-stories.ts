import { existsSync } from 'node:fs';
import { qixiJourney } from '@magpie/nodes';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { EditorStory } from './editor-story.ts';
import { type Product, startProduct } from './start-product.ts';
import { openFromLink } from './stories/open-from-link.ts';
import { chromiumPath, launchBrowser, watchPage, type WatchedPage, whereItEnded } from './watched-page.ts';
import type { Locale } from './words-of.ts';

type Story = (given: EditorStory) => Promise<void>;
type Tell = (name: string, story: Story) => void;

const startWithinMs = 600_000;
const storyMs = 240_000;

/**
 * Stories in both languages, all on one product with a shop of so many members: each makes what it needs itself, so that their order does not matter. Without
 * a browser there is nothing to drive; `npm test` sees to it that there is one.
 */
export function tellStories(where: string, { members }: { readonly members: number }, stories: (tell: Tell, locale: Locale) => void): void {
  describe.runIf(existsSync(chromiumPath))(`${where}`, () => {
    let product: Product;
    let browser: Browser;
    let first: WatchedPage;

    beforeAll(async () => {
      product = await startProduct({ members, rehearsal: false });
      browser = await launchBrowser();
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
      first = await watchPage(context, 'zh-CN');
      await openFromLink(first, product.link, qixiJourney({ id: 'qixi', locale: 'zh-CN' }).name);
    }, startWithinMs);

    afterAll(async () => {
      await browser?.close();
      await product?.[Symbol.asyncDispose]();
    }, 60_000);

    for (const locale of ['zh-CN', 'en'] as const)
      stories((name, story) => it(`${name} (${locale})`, () => tellStory({ first, product, browser }, { name, locale, story }), storyMs), locale);
  });
}

interface Stage {
  /** A tab that is signed in. */
  readonly first: WatchedPage;
  readonly product: Product;
  readonly browser: Browser;
}

interface ToldStory {
  readonly name: string;
  readonly locale: Locale;
  readonly story: Story;
}

/** Tells a story in a tab of its own, signed in as the first was; no console errors, no faults, no failed requests in it. */
async function tellStory({ first, product, browser }: Stage, { name, locale, story }: ToldStory): Promise<void> {
  const reader = await watchPage(first.page.context(), locale);
  try {
    await reader.page.addInitScript(speak, locale);
    await reader.page.goto(new URL('/', product.link).href);
    await story({ reader, product, browser });
    const faults = reader.takeFaults();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } catch (fault) {
    throw new Error(`${name} (${locale}) ended here: ${await whereItEnded(reader)}`, { cause: fault });
  } finally {
    await reader.page.close();
  }
}

/** Runs in the page: a tab starts in its story's language, and may change it. */
function speak(locale: string): void {
  if (sessionStorage.getItem('told') !== null) return;
  sessionStorage.setItem('told', 'yes');
  localStorage.setItem('magpie.preferences', JSON.stringify({ locale, theme: 'system' }));
}
