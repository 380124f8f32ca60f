import { existsSync } from 'node:fs';
import { qixiJourney } from '@magpie/nodes';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { EditorStory } from './editor-story.ts';
import { type Product, startProduct } from './start-product.ts';
import { buildAudience } from './stories/build-audience.ts';
import { compareAudiences } from './stories/compare-audiences.ts';
import { openFromLink } from './stories/open-from-link.ts';
import { tellStory } from './tell-story.ts';
import { chromiumPath, launchBrowser, watchPage, type WatchedPage } from './watched-page.ts';

// One product for all stories, in both languages.
describe.runIf(existsSync(chromiumPath))('audiences in a browser', () => {
  let product: Product;
  let browser: Browser;
  let first: WatchedPage;

  beforeAll(async () => {
    product = await startProduct({ members: 2_000, rehearsal: false });
    browser = await launchBrowser();
    first = await watchPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), 'zh-CN');
    await openFromLink(first, product.link, qixiJourney({ id: 'qixi', locale: 'zh-CN' }).name);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await product?.[Symbol.asyncDispose]();
  }, 60_000);

  for (const locale of ['zh-CN', 'en'] as const) {
    const tell = (name: string, story: (given: EditorStory) => Promise<void>): void =>
      it(`${name} (${locale})`, () => tellStory({ first, product, browser }, { name, locale, story }), 240_000);
    tell('builds the audience of Qixi by hand, keeps it and moves its rows', buildAudience);
    tell('lays two audiences over each other, looks at who they are, and takes a version back', compareAudiences);
  }
});
