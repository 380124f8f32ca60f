import { watchedIn, type WatchedPage } from './watched-page.ts';
import type { Locale } from './words-of.ts';

const ownNames = { 'zh-CN': '简体中文', en: 'English' } as const;

/** Switches the language in the menu, as a reader does; the page speaks it from then on. */
export async function chooseLanguage(reader: WatchedPage, locale: Locale): Promise<WatchedPage> {
  const { page, words } = reader;
  const next = watchedIn(reader, locale);
  await page.getByRole('button', { name: words('settings.open') }).click();
  await page.getByRole('menuitem', { name: ownNames[locale] }).click();
  await page.getByRole('button', { name: next.words('settings.open') }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  return next;
}
