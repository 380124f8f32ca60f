import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../expect-accessible.ts';
import { watchPage, type WatchedPage } from '../watched-page.ts';

/** The printed link signs its first reader in and leads to the list, where the demo journey turns up as soon as the shop is loaded. */
export async function openFromLink(reader: WatchedPage, link: string, journey: string): Promise<void> {
  const { page, words } = reader;
  await page.goto(link);
  await page.getByRole('heading', { name: words('journeys.title'), level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.has('token')).toBe(false);
  await page.getByRole('link', { name: journey, exact: true }).waitFor({ timeout: 90_000 });
  await expectAccessible(reader, 'list');
}

/** Whoever comes after gets in no more, and learns what to do; who was the first is led on. */
export async function linkIsSpent(reader: WatchedPage, browser: Browser, link: string): Promise<void> {
  const stranger = await watchPage(await browser.newContext(), 'zh-CN');
  await stranger.page.goto(link);
  await stranger.page.getByRole('heading', { name: stranger.words('login.spent.title') }).waitFor();
  await expectAccessible(stranger, 'spent');
  await stranger.page.goto(new URL('/', link).href);
  await stranger.page.getByRole('heading', { name: stranger.words('login.none.title') }).waitFor();
  // The browser itself notes every answer of 401 as an error; there is nothing else.
  expect(stranger.takeFaults().filter((fault) => !fault.includes('401'))).toEqual([]);
  await stranger.page.context().close();

  const { page, words } = reader;
  await page.goto(link);
  await page.getByRole('link', { name: words('login.spent.go-on') }).click();
  await page.getByRole('heading', { name: words('journeys.title'), level: 1 }).waitFor();
  expect(reader.takeFaults().filter((fault) => !fault.includes('401'))).toEqual([]);
}
