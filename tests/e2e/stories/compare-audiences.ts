import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/**
 * Two audiences written as text and kept: how they overlap adds up to what each of them is, the profile stands beside the whole shop, and a version that
 * was changed says what it changed and can be taken back.
 */
export async function compareAudiences({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const [buyers, friends] = [`${locale} buyers`, `${locale} friends`];
  const tab = (name: string) => page.getByRole('tab', { name: words(`audience.tab.${name}`) }).click();
  const text = page.getByRole('textbox', { name: words('audience.text'), exact: true });
  const people = async (): Promise<number> => {
    const count = page.locator('.audience-people[data-state="fresh"]');
    await count.waitFor();
    return Number(await count.getAttribute('data-count'));
  };
  const write = async (name: string, meaning: string): Promise<number> => {
    await page.getByRole('link', { name: words('rail.audiences'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words('audiences.title') }).waitFor();
    await page.getByRole('link', { name: words('audiences.new') }).click();
    await text.fill(meaning);
    const counted = await people();
    await page.getByRole('button', { name: words('audience.save-as') }).click();
    const naming = page.getByRole('dialog', { name: words('audience.name.title') });
    await naming.getByRole('textbox', { name: words('audience.name'), exact: true }).fill(name);
    await naming.getByRole('button', { name: words('audience.name.ok') }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    return counted;
  };

  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const bought = await write(buyers, 'did "Order Completed" in last 365 days count >= 2');
  const befriended = await write(friends, 'tag "企微好友"');

  await tab('overlap');
  await page.getByLabel(words('overlap.with')).click();
  await page.locator('.ant-select-dropdown:visible').getByText(buyers, { exact: true }).click();
  await page.keyboard.press('Escape');
  const region = async (bits: number): Promise<number> =>
    Number((await page.locator(`[data-region="${bits}"] td`).innerText()).replaceAll(/[^\d]/g, ''));
  await page.locator('[data-region="3"]').waitFor();
  const [own, other, both] = [await region(1), await region(2), await region(3)];
  expect([own + both, other + both]).toEqual([befriended, bought]);
  expect(both).toBeGreaterThan(0);
  await page.getByRole('img', { name: words('overlap.drawing', { names: `${friends} · ${buyers}` }) }).waitFor();
  await expectAccessible(reader, 'audience-overlap');

  await tab('profile');
  await page.getByText(words('profile.shop')).first().waitFor();
  await expect.poll(() => page.locator('.audience-bars').count()).toBeGreaterThanOrEqual(7);
  await page.locator('.audience-bars[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page
    .getByRole('table', { name: words('profile.channels') })
    .getByText(/^(?:100|[1-9]\d?)(?:\.\d)?%/)
    .first()
    .waitFor();
  await expectAccessible(reader, 'audience-profile');

  await tab('conditions');
  await text.fill('tag "企微好友" and did "Order Completed" in last 365 days count >= 2');
  expect(await people()).toBe(both);
  await page.getByRole('button', { name: words('audience.save') }).click();
  await page.getByText(words('audience.saved', { version: 2 }), { exact: true }).waitFor();
  await tab('versions');
  await page.getByText(words('audience.version', { version: 2 }), { exact: true }).waitFor();
  await page.locator('.audience-versions ins').first().waitFor();
  await expectAccessible(reader, 'audience-versions');
  await page.getByRole('button', { name: words('audience.version.take') }).click();
  await expect.poll(() => text.inputValue()).toMatch(/^tag "企微好友"\s*$/);
  expect(await people()).toBe(befriended);
  await page.getByText(words('audience.unsaved'), { exact: true }).waitFor();
}
