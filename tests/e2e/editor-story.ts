import type { Browser } from 'playwright-core';
import type { Product } from './start-product.ts';
import type { WatchedPage } from './watched-page.ts';

/** What a story of the editor is given: a tab that is signed in and speaks the story's language, on the list of journeys. */
export interface EditorStory {
  readonly reader: WatchedPage;
  readonly product: Product;
  /** For a second person, or a tab of another kind. */
  readonly browser: Browser;
}
