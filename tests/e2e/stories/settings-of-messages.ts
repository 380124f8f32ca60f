import { clearForbiddenWords } from '@magpie/db';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** The hours in which people are left alone are moved, words are looked for, added, switched off and restored, and a price is said. */
export async function settingsOfMessages({ reader, product }: EditorStory): Promise<void> {
  const { page, words } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  // The list is the shop's, and another story may have ended in the middle of it.
  await clearForbiddenWords(product.db, /\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '');
  await page.getByRole('button', { name: words('settings.open') }).click();
  await page.getByRole('menuitem', { name: words('settings.messages') }).click();
  await page.getByRole('heading', { level: 1, name: words('settings.messages') }).waitFor();
  const list = page.getByRole('region', { name: words('settings.words'), exact: true });
  const shown = list.getByRole('listitem');
  const own = reader.locale === 'en' ? 'Clearance' : '清仓甩卖';
  await shown.first().waitFor();
  await expectAccessible(reader, 'message-settings');

  await list.getByLabel(words('settings.words.word'), { exact: true }).fill(own);
  await list.getByLabel(words('settings.words.source'), { exact: true }).fill('2026-11');
  await page.keyboard.press('Enter');
  const mine = list.getByRole('region', { name: words('settings.words.reason.own') }).getByRole('listitem');
  await mine.filter({ hasText: own }).waitFor();
  await expect.poll(() => list.getByLabel(words('settings.words.word'), { exact: true }).inputValue()).toBe('');

  // The same word again, in other capitals, is refused, and what was typed stays.
  await list.getByLabel(words('settings.words.word'), { exact: true }).fill(own.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByText(words('refusal.word-taken')).waitFor();
  expect(reader.takeFaults().filter((fault) => !fault.includes('409'))).toEqual([]);
  await list.getByLabel(words('settings.words.word'), { exact: true }).fill('');

  const turn = list.getByRole('switch', { name: words('settings.words.switch', { word: '独家' }) });
  await turn.click();
  await page.getByText(words('settings.words.switched.off', { word: '独家' })).waitFor();
  await list.getByRole('button', { name: words('settings.words.show.off', { count: 1 }) }).click();
  await expect.poll(() => shown.count()).toBe(1);
  expect(page.url()).toContain('show=off');
  await expectAccessible(reader, 'message-settings-off');
  await page.reload();
  await expect.poll(() => shown.count()).toBe(1);
  expect(await turn.getAttribute('aria-checked')).toBe('false');

  const search = list.getByRole('textbox', { name: words('settings.words.search') });
  await search.fill('no such word');
  await list.getByRole('heading', { name: words('settings.words.none-found') }).waitFor();
  await expectAccessible(reader, 'message-settings-none-found');
  await list.getByRole('button', { name: words('settings.words.clear') }).click();
  await search.fill('2026-11');
  await expect.poll(() => shown.count()).toBe(1);
  await search.fill('');

  await list.getByRole('button', { name: words('settings.words.restore') }).click();
  const asking = page.getByRole('tooltip').filter({ hasText: words('settings.words.restore.title') });
  await asking.getByText(words('settings.words.restore.text', { own: 1, off: 1 })).waitFor();
  await expectAccessible(reader, 'message-settings-restore');
  await asking.getByRole('button', { name: words('settings.words.restore') }).click();
  await page.getByText(words('settings.words.restored')).waitFor();
  await expect.poll(() => mine.count()).toBe(0);
  expect(await turn.getAttribute('aria-checked')).toBe('true');

  const rules = page.getByRole('region', { name: words('settings.rules'), exact: true });
  const [from, to] = [rules.getByLabel(words('settings.rules.from'), { exact: true }), rules.getByLabel(words('settings.rules.to'), { exact: true })];
  const night = (await from.inputValue()) === '21:00' ? '22:30' : '21:00';
  await from.fill(await to.inputValue());
  await rules.getByText(words('settings.rules.same')).waitFor();
  expect(await rules.getByRole('button', { name: words('settings.rules.save') }).isDisabled()).toBe(true);
  await from.fill(night);
  const most = (await rules.getByRole('spinbutton').inputValue()) === '6' ? '4' : '6';
  await rules.getByRole('spinbutton').fill(most);
  await rules.getByText(words('settings.rules.quiet.about')).waitFor();
  await rules.getByRole('button', { name: words('settings.rules.save') }).click();
  await page.getByText(words('settings.rules.saved')).waitFor();
  await page.reload();
  await expect.poll(() => from.inputValue()).toBe(night);
  expect(await rules.getByRole('spinbutton').inputValue()).toBe(most);
  await rules.getByRole('switch').click();
  await expect.poll(() => from.count()).toBe(0);
  await expectAccessible(reader, 'message-settings-rules');

  const price = page.getByRole('region', { name: words('settings.price'), exact: true });
  const field = price.getByRole('spinbutton');
  const before = await field.inputValue();
  const next = before === '52.50' ? '53.00' : '52.50';
  await field.fill(next);
  await page.keyboard.press('Enter');
  await page.getByText(words('settings.price.saved')).waitFor();
  await page.reload();
  await expect.poll(() => price.getByRole('spinbutton').inputValue()).toBe(next);
}
