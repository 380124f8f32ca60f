import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** 40 orders of 12 people in GB18030, two lines that cannot be read, and one order a second time. */
const file = fileURLToPath(new URL('../files/orders.gb18030.csv', import.meta.url));

/** A file of another encoding with mistakes in it: looked at, put right, tried out, imported; what did not parse comes back as a file. */
export async function importOrders({ reader }: EditorStory): Promise<void> {
  const { page, words } = reader;
  await page.getByRole('link', { name: words('rail.imports') }).click();
  await page.getByRole('heading', { name: words('imports.title'), level: 1 }).waitFor();
  await expectAccessible(reader, 'imports');

  await page.locator('input[type=file]').setInputFiles(file);
  const table = page.getByRole('region', { name: words('imports.preview') });
  await table.locator('th').filter({ hasText: '会员编号' }).waitFor();
  await table.getByText('茉莉花茶').first().waitFor();
  // Guessed by names and cells; a person only confirms.
  for (const [column, meaning] of [
    ['订单号', 'row-id'],
    ['会员编号', 'member'],
    ['下单时间', 'date'],
    ['实付金额', 'value'],
    ['手机号', 'phone'],
    ['商品', 'property'],
  ] as const)
    await table
      .locator('th')
      .filter({ hasText: column })
      .locator('.ant-select')
      .getByText(words(`imports.meaning.${meaning}`), { exact: true })
      .waitFor();
  await page.locator('summary').getByText('GB18030', { exact: false }).waitFor();
  await expectAccessible(reader, 'import-mapping');

  // Said wrongly it cannot begin, and says why.
  const goods = table.getByRole('combobox', { name: words('imports.meaning.of', { name: '商品' }) });
  const say = async (meaning: string): Promise<void> => {
    await goods.click();
    await page
      .locator('.ant-select-dropdown:visible')
      .getByTitle(words(`imports.meaning.${meaning}`), { exact: true })
      .click();
  };
  await say('member');
  await page.getByText(words('imports.gap.two-members')).waitFor();
  expect(await page.getByRole('button', { name: words('imports.start'), exact: true }).isDisabled()).toBe(true);
  await say('property');
  await page.getByText(words('imports.gap.two-members')).waitFor({ state: 'detached' });

  // What is said of the columns is kept under a name, and taken again after they were said to be something else.
  const kept = page.getByRole('group', { name: words('imports.kept') });
  await kept.getByRole('textbox', { name: words('imports.kept.name') }).fill('收银订单');
  await kept
    .getByRole('button', { name: words('imports.kept.keep'), exact: true })
    .or(kept.getByRole('button', { name: words('imports.kept.over'), exact: true }))
    .click();
  await page.getByText(words('imports.kept.kept', { name: '收银订单' })).waitFor();
  await say('nothing');
  await table.locator('th.import-ignored').filter({ hasText: '商品' }).waitFor();
  await kept.getByRole('combobox', { name: words('imports.kept.choose') }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('收银订单', { exact: true }).click();
  await table.locator('th.import-ignored').waitFor({ state: 'detached' });
  await page.locator('summary').click();
  await page.getByText(words('imports.amounts'), { exact: true }).waitFor();
  await expectAccessible(reader, 'import-kept-mapping');

  await page.getByRole('button', { name: words('imports.check.do') }).click();
  const check = page.getByRole('region', { name: words('imports.check') });
  await check.getByText(words('imports.reason.bad-date')).waitFor();
  const counts = async (of: Locator): Promise<readonly number[]> =>
    Promise.all(
      ['imported', 'alreadyThere', 'rejected', 'read'].map(async (part) => Number(await of.locator(`.import-count-${part} dd`).innerText())),
    );
  const [fresh = 0, known = 0, ...others] = await counts(check);
  // Told a second time, in the other language, it adds nothing.
  expect([fresh + known, ...others]).toEqual([41, 2, 44]);
  expect([0, 40]).toContain(fresh);
  await check.scrollIntoViewIfNeeded();
  await expectAccessible(reader, 'import-checked');

  await page.getByRole('button', { name: words('imports.start'), exact: true }).click();
  const report = page.getByRole('region', { name: words('imports.report') });
  await report.getByText(words('imports.done')).waitFor();
  expect(await counts(report)).toEqual([fresh, known, ...others]);
  await expectAccessible(reader, 'import-report');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    report.getByRole('link', { name: words('imports.rejects.download') }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('orders.gb18030.csv.rejects.csv');
  await page.getByRole('link', { name: words('imports.all') }).click();
  await page.getByRole('listitem').filter({ hasText: 'orders.gb18030.csv' }).first().getByText(words('imports.state.finished')).waitFor();
  await expectAccessible(reader, 'imports-one');
}
