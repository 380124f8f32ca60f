import { readFile } from 'node:fs/promises';
import { saveCohort } from '@magpie/db';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** A cohort is taken out as a file that a spreadsheet opens; the file is fetched and taken away; nothing is known of a rehearsal's copy. */
export async function exportCohort({ reader, product }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = /\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  await page.getByRole('link', { name: words('rail.exports') }).click();
  await page.getByRole('heading', { level: 1, name: words('exports.title') }).waitFor();
  await expectAccessible(reader, 'exports-first');
  const name = `${locale} taken out`;
  const memberNos = Array.from({ length: 30 }, (_, no) => no);
  await saveCohort(product.db, { workspaceId, id: `saved:${locale}-out`, name, origin: { type: 'list', given: 30 }, memberNos });
  await page.getByRole('link', { name: words('cohorts.title') }).click();
  await page
    .getByRole('link')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
  await page.getByRole('button', { name: words('cohort.export'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('exports.new') });
  await dialog.getByText(name, { exact: true }).waitFor();
  await expectAccessible(reader, 'export-form');
  await dialog.getByRole('button', { name: words('exports.start'), exact: true }).click();
  const row = page.getByRole('listitem').filter({ hasText: name }).first();
  await row.getByText(words('exports.state.finished'), { exact: true }).waitFor();
  await row.getByText(words('exports.rows', { count: 30 })).waitFor();
  await expectAccessible(reader, 'exports-one');
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: new RegExp(words('exports.fetch')) }).click()]);
  expect(download.suggestedFilename()).toMatch(/^members-.*\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]?.startsWith('\uFEFFexternal_id,member_no,')).toBe(true);
  expect(lines).toHaveLength(31);

  // Events of everybody, of days, for analysts.
  await page.getByRole('button', { name: words('exports.new'), exact: true }).click();
  await dialog.getByRole('combobox', { name: words('exports.what'), exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(words('exports.what.orders'), { exact: true }).click();
  await dialog.getByLabel(words('exports.since'), { exact: true }).fill('2020-01-01');
  await dialog.getByRole('radio', { name: words('exports.format.parquet') }).check();
  await dialog.getByRole('button', { name: words('exports.start'), exact: true }).click();
  const orders = page
    .getByRole('listitem')
    .filter({ hasText: words('exports.what.orders') })
    .first();
  await orders.getByText(words('exports.state.finished'), { exact: true }).waitFor();

  await row.getByRole('button', { name: new RegExp(words('exports.remove')) }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: words('exports.remove'), exact: true })
    .click();
  await page.getByText(words('exports.removed')).first().waitFor();
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: name }).count()).toBe(0);
}
