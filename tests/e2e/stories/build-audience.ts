import { type Filter, printFilter } from '@magpie/audience';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

const orders = { type: 'event', event: 'Order Completed', where: [] } as const;
const qixi = {
  type: 'all',
  of: [
    {
      ...orders,
      window: { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] },
      measure: { type: 'count' },
      test: { op: '>=', value: 1 },
    },
    { ...orders, window: { type: 'rolling', days: 730 }, measure: { type: 'sum' }, test: { op: '>', value: 20_000 } },
  ],
} as const satisfies Filter;

/** Under two minutes, by whoever knows what they want; a hand needs about a second for each thing it does. */
const mostDeeds = 110;

/**
 * The audience of the Qixi gift box built by hand, with what it took counted; kept, moved by keys and by mouse, and taken back.
 */
export async function buildAudience({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const name = `${locale} Qixi buyers`;
  let deeds = 0;
  const click = async (place: Locator): Promise<void> => {
    deeds += 1;
    await place.click();
  };
  const type = async (place: Locator, text: string): Promise<void> => {
    deeds += text.length + 2;
    await place.fill(text);
    await place.press('Tab');
  };
  const row = (index: number): Locator => page.locator('.audience-clause').nth(index);
  const choose = async (box: Locator, option: string): Promise<void> => {
    await click(box);
    await click(page.locator('.ant-select-dropdown:visible .ant-select-item-option-content').getByText(option, { exact: true }).first());
  };
  const add = async (what: string): Promise<void> => {
    await click(page.getByRole('button', { name: words('audience-form.add') }).last());
    await click(page.getByRole('menuitem', { name: words(`audience-form.type.${what}`), exact: true }));
  };
  const text = page.getByRole('textbox', { name: words('audience.text'), exact: true });
  const count = page.locator('.audience-people');
  const fresh = async (): Promise<number> => {
    await page.locator('.audience-people[data-state="fresh"]').waitFor();
    return Number(await count.getAttribute('data-count'));
  };

  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  await page.getByRole('link', { name: words('rail.audiences'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: words('audiences.title') }).waitFor();
  await page.getByRole('link', { name: words('audiences.new') }).waitFor();
  await expectAccessible(reader, 'audiences-first');

  // From the list to the kept audience.
  const begun = Date.now();
  await click(page.getByRole('link', { name: words('audiences.new') }));
  await click(page.getByRole('switch', { name: words('audience.anchor') }));
  await add('event');
  await choose(row(0).getByRole('combobox', { name: words('audience-form.window.years') }), words('audience-form.window.year.2'));
  await page.keyboard.press('Escape');
  await add('event');
  await choose(row(1).getByRole('combobox', { name: words('audience-form.window'), exact: true }), words('audience-form.window.rolling'));
  await type(row(1).getByRole('spinbutton', { name: words('audience-form.window.length') }), '730');
  await choose(row(1).getByRole('combobox', { name: words('audience-form.measure'), exact: true }), words('audience-form.measure.sum'));
  await choose(row(1).getByRole('combobox', { name: words('audience-form.operator'), exact: true }), '>');
  await type(row(1).getByRole('spinbutton', { name: words('audience-form.measure'), exact: true }), '200');
  await expect.poll(() => text.inputValue()).toBe(printFilter(qixi));
  const people = await fresh();
  expect(people).toBeGreaterThan(0);
  await expectAccessible(reader, 'audience-built');
  await click(page.getByRole('button', { name: words('audience.save-as') }));
  const naming = page.getByRole('dialog', { name: words('audience.name.title') });
  await type(naming.getByRole('textbox', { name: words('audience.name'), exact: true }), name);
  await click(naming.getByRole('button', { name: words('audience.name.ok') }));
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(Date.now() - begun).toBeLessThan(120_000);
  expect(deeds).toBeLessThan(mostDeeds);
  await page.getByText(words('audience.saved', { version: 1 }), { exact: true }).waitFor();
  await page.getByText(words('audience.uses.none')).waitFor();

  // Moved by keys and by mouse, and taken back.
  const grip = page.locator('[data-grip="of.0"]');
  await grip.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-grip'))).toBe('of.1');
  await expect.poll(() => text.inputValue()).toBe(printFilter({ type: 'all', of: qixi.of.toReversed() }));
  await page.getByText(words('audience.unsaved'), { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => text.inputValue()).toBe(printFilter(qixi));
  await page.getByText(words('audience.saved', { version: 1 }), { exact: true }).waitFor();
  await add('any');
  await drag(page.locator('[data-grip="of.0"]'), '[data-gap="of.2.of.0"]');
  await expect.poll(() => text.inputValue()).toMatch(/sum > 20000\s+and any\(/);

  // Whoever goes elsewhere with changes is asked; who stays has them still.
  const list = page.getByRole('link', { name: words('rail.audiences'), exact: true });
  const leaving = page.getByRole('dialog', { name: words('audience.leave') });
  await list.click();
  await expectAccessible(reader, 'audience-leaving');
  await leaving.getByRole('button', { name: words('audience.leave.stay') }).click();
  await leaving.waitFor({ state: 'hidden' });
  expect(await text.inputValue()).toMatch(/any\(/);
  await list.click();
  await leaving.getByRole('button', { name: words('audience.leave.go') }).click();
  await page.getByRole('heading', { level: 1, name: words('audiences.title') }).waitFor();

  /** As a hand drags: the gaps are there only once something is dragged. */
  async function drag(from: Locator, gap: string): Promise<void> {
    await from.hover();
    await page.mouse.down();
    const box = await from.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20, { steps: 4 });
    await page.locator(gap).waitFor({ state: 'attached' });
    await page.locator(gap).hover({ force: true });
    const target = await page.locator(gap).boundingBox();
    await page.mouse.move((target?.x ?? 0) + 40, (target?.y ?? 0) + (target?.height ?? 0) / 2, { steps: 3 });
    await page.mouse.up();
  }
}
