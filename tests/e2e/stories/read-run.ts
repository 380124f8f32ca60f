import type { Database } from '@magpie/db';
import { type RunRef, type RunReport, traceMember } from '@magpie/engine';
import { sql } from 'kysely';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

/** What the run's page shows is what the run's report says: funnel, both arms, messages, cohorts, balances. */
export async function expectReportShown(reader: WatchedPage, report: RunReport, names: ReadonlyMap<string, string>): Promise<void> {
  const { page, words, locale } = reader;
  const count = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const rows = await page
    .getByRole('region', { name: words('funnel.title') })
    .getByRole('listitem')
    .allInnerTexts();
  const shown = rows.map((row) => oneLine(row).split(' ').slice(0, -1).join(' '));
  expect(shown.toSorted()).toEqual(report.perNode.map(({ node, entered }) => `${names.get(node)} ${count(entered)}`).toSorted());

  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  const text = oneLine(await inspector.innerText());
  const { goal, sends } = report;
  if (goal?.control == null || goal.effect === null || goal.interval === null) throw new Error('The journey has a goal and a holdout');
  const arm = (label: string, { buyers, members, share }: { readonly buyers: number; readonly members: number; readonly share: number }): string =>
    `${words(label)} ${count(buyers)} / ${count(members)} ${percent(share)}`;
  expect(text).toContain(arm('result.treated', goal.treated));
  expect(text).toContain(arm('result.control', goal.control));
  const [low, high] = goal.interval;
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear';
  expect(text).toContain(
    oneLine(
      words(`result.${verdict}`, {
        control: percent(goal.control.share),
        treated: percent(goal.treated.share),
        effect: points(goal.effect),
        low: points(low),
        high: points(high),
      }),
    ),
  );
  const { effect, interval: spread } = goal.revenuePerMember ?? { effect: 0, interval: null };
  const earned = (perMember: number): string => signed(Math.round(perMember * goal.treated.members), locale);
  if (spread !== null)
    expect(text).toContain(oneLine(words('result.revenue', { money: earned(effect), low: earned(spread[0]), high: earned(spread[1]) })));
  expect(text).toContain(`${words('sends.intended')} ${count(sends.intended)}`);
  expect(text).toContain(`${words('sends.delivered')} ${count(sends.delivered)}`);
  expect(text).toContain(`${words('sends.unknown')} ${count(sends.unknown)}`);
  expect(sends.failed === 0 || text.includes(`${words('sends.failed')} ${count(sends.failed)}`)).toBe(true);
  for (const { name, count: people } of report.cohorts) expect(text).toContain(`${name} ${count(people)}`);
  expect(text).toContain(words('balance.flow.ok', { steps: report.balances.flow.rows.length }));
  expect(text).toContain(words('balance.flow', { entered: count(report.enrolled), here: '0', left: count(report.enrolled) }));
  expect(text).toContain(words('balance.send.ok', { steps: report.perNode.filter(({ sends: each }) => each !== null).length }));
  expect(report.reconciled).toBe(true);
}

/** One member's trace, found by who stands at a step: every decision that the engine knows of, each with a reason; what was sent, word for word. */
export async function expectTraceShown(
  reader: WatchedPage,
  { db, run, at, names }: { readonly db: Database; readonly run: RunRef; readonly at: string; readonly names: ReadonlyMap<string, string> },
): Promise<void> {
  const { page, words } = reader;
  await page
    .getByRole('region', { name: words('funnel.title') })
    .getByRole('button', { name: at })
    .click();
  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  await inspector.locator('.people-list').getByRole('button').first().click();
  const drawer = page.getByRole('dialog', { name: words('trace.title') });
  await drawer.getByText(words('trace.agrees')).waitFor();
  await expectAccessible(reader, 'trace');
  const memberNo = Number(new URL(page.url()).searchParams.get('member'));
  const trace = await traceMember(db, run, memberNo);
  expect(trace.agrees).toBe(true);
  expect(trace.steps.length).toBeGreaterThan(3);
  const steps = drawer.getByRole('listitem');
  expect(await steps.getByRole('heading').locator('span').allInnerTexts()).toEqual(trace.steps.map(({ node }) => names.get(node)));
  expect(await steps.locator('time').evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))).toEqual(
    trace.steps.map(({ at: instant }) => instant),
  );
  for (const decision of await steps.all()) expect((await reasonOf(decision)).length).toBeGreaterThan(3);
  expect(await drawer.getByRole('blockquote').allInnerTexts()).toEqual(trace.sends.flatMap(({ text }) => text ?? []));
  for (const { code } of trace.grants) await drawer.getByText(code).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: words('inspector.close'), exact: true }).click();
}

/** The trace of somebody whose deciding event is gone says so, in the place of a reason, and accuses nobody of having decided otherwise. */
export async function expectGoneTold(reader: WatchedPage, { db, run }: { readonly db: Database; readonly run: RunRef }): Promise<void> {
  const { page, words } = reader;
  const { rows } = await sql<{ no: number; at: Date }>`
    select member_no as no, at from transition where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and outcome = 'matched' order by 1 limit 1`.execute(
    db,
  );
  const [someone] = rows;
  if (someone === undefined) throw new Error('Nobody did what was waited for');
  const before = new Date(someone.at.getTime() + 1);
  const hide = (from: string, to: string) =>
    sql`update event set name = ${to} where workspace_id = ${run.workspaceId} and member_no = ${someone.no} and name = ${from} and occurred_at = ${someone.at}`.execute(
      db,
    );
  await sql`
    insert into event_removal (workspace_id, number, name, before, sequence, events)
    select id, 1, 'Order Completed', ${before}, fact_sequence, 1 from workspace where id = ${run.workspaceId}`.execute(db);
  await hide('Order Completed', 'gone');
  try {
    await page.goto(new URL(`/w/${run.workspaceId}/runs/${run.runId}?member=${someone.no}`, page.url()).href);
    const drawer = page.getByRole('dialog', { name: words('trace.title') });
    await drawer.getByText(words('trace.agrees.kept')).waitFor();
    const [told = ''] = words('why.no-longer-kept', { before: '|' })
      .split('|')
      .toSorted((one, other) => other.length - one.length);
    await drawer.getByText(told.trim()).waitFor();
    expect(await drawer.getByText(words('trace.step-differs')).count()).toBe(0);
    await expectAccessible(reader, 'trace-gone');
  } finally {
    await hide('gone', 'Order Completed');
    await sql`delete from event_removal where workspace_id = ${run.workspaceId}`.execute(db);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: words('trace.title') }).waitFor({ state: 'hidden' });
}

/** The saved cohort, with everybody in it. */
export async function expectCohortShown(reader: WatchedPage, report: RunReport): Promise<void> {
  const { page, words } = reader;
  const { cohort } = report;
  if (cohort === null) throw new Error('The journey saves a cohort');
  await page.getByRole('link', { name: cohort.name, exact: true }).click();
  await page.getByRole('heading', { name: cohort.name, level: 1 }).waitFor();
  await page.getByText(words('cohort.about', { count: cohort.count }), { exact: true }).waitFor();
  const people = page.getByRole('list', { name: words('cohorts.members') }).getByRole('listitem');
  await people.first().waitFor();
  await expectAccessible(reader, 'cohort');
  const more = page.getByRole('button', { name: words('people.more') });
  while ((await people.count()) < cohort.count && (await more.count()) > 0) {
    const before = await people.count();
    await more.click();
    await people.nth(before).waitFor();
  }
  expect(await people.count()).toBe(cohort.count);
  await page.goBack();
  await page.getByRole('region', { name: words('funnel.title') }).waitFor();
}

async function reasonOf(decision: Locator): Promise<string> {
  return decision.locator('.trace-outcome + div').innerText();
}

/** Without what keeps a sign on the line of its sum: nobody sees it. */
const oneLine = (text: string): string => text.replaceAll('\u2060', '').replaceAll(/\s+/g, ' ').trim();

const percent = (share: number): string => new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(share);

function signed(minor: number, locale: string): string {
  return `${minor < 0 ? '−' : '+'}${money(Math.abs(minor), locale)}`;
}

/** Yuan, the demo shop's currency, with cents when there are some. */
function money(minor: number, locale: string): string {
  const digits = minor % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    minor / 100,
  );
}

function points(share: number): string {
  const value = (share * 100).toFixed(1);
  return share >= 0 ? `+${value}` : value.replace('-', '−');
}
