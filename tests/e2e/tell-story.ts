import type { Browser } from 'playwright-core';
import type { EditorStory } from './editor-story.ts';
import type { Product } from './start-product.ts';
import { watchPage, type WatchedPage, whereItEnded } from './watched-page.ts';
import type { Locale } from './words-of.ts';

export interface Stage {
  /** A tab that is signed in. */
  readonly first: WatchedPage;
  readonly product: Product;
  readonly browser: Browser;
}

export interface ToldStory {
  readonly name: string;
  readonly locale: Locale;
  readonly story: (given: EditorStory) => Promise<void>;
}

/** Tells a story in a tab of its own, signed in as the first was; no console errors, no faults, no failed requests in it. */
export async function tellStory({ first, product, browser }: Stage, { name, locale, story }: ToldStory): Promise<void> {
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
