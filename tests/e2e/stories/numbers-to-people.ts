import { readFile } from 'node:fs/promises';
import { type Database, listAudit, listCohorts } from '@magpie/db';
import { peopleBehind, runConversions, runCounts, type RunNumber, type RunRef } from '@magpie/engine';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

export interface NumbersStory {
  readonly db: Database;
  readonly run: RunRef;
  /** Names of steps by id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * From numbers on the canvas to the very people: of a step's people, of its messages, of an edge, of who bought. The list is as long as the number and
 * holds whom the rows hold; from it to a trace, to a file, to a cohort.
 */
export async function numbersLeadToPeople(reader: WatchedPage, { db, run, names }: NumbersStory): Promise<void> {
  const { page, words } = reader;
  const counts = await runCounts(db, run);
  const sms = counts.find(({ node }) => node === 'sms-14');
  if (sms?.sends == null) throw new Error('The journey sends at −14');
  const card = page.getByRole('group', { name: words('run.canvas') }).locator('.step-card', { hasText: names.get('sms-14') ?? '' });

  await openFrom(reader, card, words('run.entered'));
  await expectListed(reader, { db, run }, { type: 'entered', node: 'sms-14' });
  await expectAccessible(reader, 'people-behind');
  await toTraceAndBack(reader);
  await close(reader);

  await choose(reader, 'messages');
  await card.getByText(words('sends.intended')).waitFor();
  await expectAccessible(reader, 'run-messages');
  await openFrom(reader, card, words('sends.delivered'));
  await expectListed(reader, { db, run }, { type: 'messages', node: 'sms-14', state: 'delivered' });
  await saveAsFile(reader, sms.sends.delivered);
  await close(reader);

  await choose(reader, 'conversion');
  const converted = (await runConversions(db, run))?.nodes.find(({ node }) => node === 'sms-14')?.converted ?? 0;
  expect(converted).toBeGreaterThan(0);
  await card.getByText(words('run.converted'), { exact: true }).waitFor();
  await expectAccessible(reader, 'run-conversion');
  await openFrom(reader, card, words('run.converted'));
  await expectListed(reader, { db, run }, { type: 'converted', node: 'sms-14', outcomes: null });
  await saveAsCohort(reader, { db, run, members: converted });
  await close(reader);

  await choose(reader, 'people');
  // Ways that part carry their people too.
  await page.locator('.flow-edge-label').getByRole('button').last().click();
  await page.getByRole('dialog', { name: words('people.title') }).waitFor();
  const { list } = Object.fromEntries(new URL(page.url()).searchParams);
  await expectListed(reader, { db, run }, JSON.parse(list ?? 'null'));
  await close(reader);
}

async function openFrom({ page, words }: WatchedPage, card: Locator, label: string): Promise<void> {
  // By its name, which begins with what it counts.
  await card
    .getByRole('button', { name: new RegExp(`^${label.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`)} [\\d,]+`) })
    .first()
    .click();
  await page.getByRole('dialog', { name: words('people.title') }).waitFor();
}

/** Every page of the list: as many as the number, and those whom the rows name. */
async function expectListed({ page, words }: WatchedPage, { db, run }: Pick<NumbersStory, 'db' | 'run'>, number: RunNumber): Promise<void> {
  const dialog = page.getByRole('dialog', { name: words('people.title') });
  const people = await peopleBehind(db, run, number);
  expect(people.total).toBeGreaterThan(0);
  const lines = dialog.locator('.people-list').getByRole('button');
  await lines.first().waitFor();
  const more = dialog.getByRole('button', { name: words('people.more') });
  while ((await lines.count()) < people.total) {
    const before = await lines.count();
    await more.click();
    await lines.nth(before).waitFor();
  }
  expect(await more.count()).toBe(0);
  expect(await lines.count()).toBe(people.total);
  const wanted = await db
    .selectFrom('member')
    .select('external_id as id')
    .where('workspace_id', '=', run.workspaceId)
    .where('no', 'in', [...new Set(people.numbers)])
    .orderBy('no')
    .execute();
  expect(await lines.locator('span > small:first-of-type').allInnerTexts()).toEqual(wanted.map(({ id }) => id));
  // Somebody by their id, alone.
  const [someone] = wanted.slice(-1);
  await dialog.getByRole('searchbox', { name: words('people.search') }).fill(someone?.id ?? '');
  await expect.poll(() => lines.count()).toBeLessThanOrEqual(Math.min(10, people.total));
  await dialog.getByText(someone?.id ?? '', { exact: true }).waitFor();
  await dialog.getByRole('searchbox', { name: words('people.search') }).fill('');
  await expect.poll(() => lines.count()).toBeGreaterThan(Math.min(10, people.total - 1));
}

async function toTraceAndBack({ page, words }: WatchedPage): Promise<void> {
  const list = page.getByRole('dialog', { name: words('people.title') });
  await list.locator('.people-list').getByRole('button').first().click();
  const trace = page.getByRole('dialog', { name: words('trace.title') });
  await trace.getByText(words('trace.agrees')).waitFor();
  await page.keyboard.press('Escape');
  await trace.waitFor({ state: 'hidden' });
  await list.waitFor();
}

async function saveAsFile({ page, words }: WatchedPage, people: number): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: words('people.csv'), exact: true }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(people + 1);
  expect(lines[1]).toContain(words('sends.delivered'));
}

async function saveAsCohort(
  reader: WatchedPage,
  { db, run, members }: Pick<NumbersStory, 'db' | 'run'> & { readonly members: number },
): Promise<void> {
  const { page, words, locale } = reader;
  const list = page.getByRole('dialog', { name: words('people.title') });
  await list.getByRole('button', { name: words('people.save'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('people.save') });
  await expectAccessible(reader, 'save-people');
  const name = locale === 'en' ? 'Bought after −14' : '预热后买了的人';
  await dialog.getByRole('textbox', { name: words('people.save.name') }).fill(name);
  await dialog.getByRole('button', { name: words('people.save.go'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const go = page.getByRole('button', { name: words('people.saved.go') });
  await go.waitFor();
  const saved = (await listCohorts(db, run.workspaceId)).find((cohort) => cohort.name === name);
  expect(saved).toMatchObject({ members, origin: { type: 'number', runId: run.runId } });
  expect(await listAudit(db, run.workspaceId, 1)).toMatchObject([{ action: 'cohort.saved', subject: saved?.id }]);
  await go.click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByText(words('cohort.about', { count: members }), { exact: true }).waitFor();
  await expectAccessible(reader, 'saved-cohort');
  await page
    .getByRole('navigation', { name: words('app.rail') })
    .getByRole('link', { name: words('cohorts.title') })
    .click();
  await page.getByRole('link', { name: new RegExp(name) }).waitFor();
  await page.goBack();
  await page.goBack();
  await page.getByRole('dialog', { name: words('people.title') }).waitFor();
}

async function choose({ page, words }: WatchedPage, show: 'people' | 'messages' | 'conversion'): Promise<void> {
  await page
    .getByRole('radiogroup', { name: words('run.show') })
    .getByText(words(`run.show.${show}`), { exact: true })
    .click();
}

async function close({ page, words }: WatchedPage): Promise<void> {
  const list = page.getByRole('dialog', { name: words('people.title') });
  // By the list's own button: on a page that one came back to, the keyboard may be elsewhere.
  await list.locator('.ant-drawer-close').click();
  await list.waitFor({ state: 'hidden' });
}
