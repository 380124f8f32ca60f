import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { enteringEvent, type Plan } from '@magpie/journey/plan';
import { dayMs, type Instant, secondMs } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import { eventKeySql } from '../facts/event-key-sql.ts';

/** Days of history that entries are drawn from. */
const periodDays = 28;
/** Entries are moved by whole weeks, so that a Monday's stays a Monday's. */
const weekMs = 7 * dayMs;
/** Waits longer than this are not waited for. */
const mostAftermathMs = 366 * dayMs;

/** What of history people are let in by: events of the period [from, to), each moved `shiftMs` later, so that none lies before the present. */
export interface EntryPeriod {
  readonly event: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly shiftMs: number;
  /** Whether what people did after the last of them is not all known yet, so that waits may end for want of days. */
  readonly isCut: boolean;
  /** How many events there are in it that would let somebody in. */
  readonly events: number;
}

/** An event that would let somebody in; `at` as it occurred. */
export interface DrawnEntry {
  readonly memberNo: number;
  readonly sequence: bigint;
  readonly key: string;
  readonly at: Instant;
}

export interface DrawnEntries {
  readonly period: EntryPeriod;
  /** By member, each member's in the order in which they occurred. */
  readonly entries: readonly DrawnEntry[];
}

export interface EntriesAsked {
  readonly workspaceId: string;
  readonly plan: Plan;
  readonly now: Instant;
  /** At most so many entries, of people drawn by the seed; of whoever is drawn, all of them. */
  readonly sample: number;
  readonly seed: string;
  /** Whether what people did afterwards matters: then the period ends so long ago that it is known. */
  readonly needsAftermath: boolean;
}

/**
 * Draws entries of the most recent four weeks in which the plan's entering event occurred with all that the entry asks of it. Null where it never did,
 * or where no event lets people in.
 */
export async function drawEntries(db: Database, asked: EntriesAsked): Promise<DrawnEntries | null> {
  const aftermathMs = asked.needsAftermath ? Math.min(mostAftermathMs, longestWait(asked.plan)) : 0;
  const whole = await latestBefore(db, asked, asked.now - aftermathMs);
  const latest = whole ?? (aftermathMs === 0 ? null : await latestBefore(db, asked, asked.now));
  const event = enteringEvent(asked.plan);
  if (latest === null || event === null) return null;
  const to = latest + 1;
  const from = to - periodDays * dayMs;
  const { entries, events } = await entriesIn(db, asked, { from, to });
  const shiftMs = Math.ceil((asked.now - from) / weekMs) * weekMs;
  return { period: { event: event.event, from, to, shiftMs, isCut: whole === null, events }, entries };
}

/** How long an enrolment can wait in all, as far as waits are relative. */
function longestWait({ ops }: Plan): number {
  const seconds = ops.map((op) => (op.op === 'delay' ? op.seconds : op.op === 'awaitEvent' && op.to.type === 'delay' ? op.to.seconds : 0));
  return seconds.reduce((sum, each) => sum + each, 0) * secondMs;
}

/** Events that would let somebody in, as the rows `e` of a `from` clause. */
function lettingIn({ workspaceId, plan }: EntriesAsked, parameters: Parameters): { readonly source: string; readonly key: string } | null {
  const event = enteringEvent(plan);
  if (event === null) return null;
  const named = event.key === null ? 'null' : eventKeySql(event.key, parameters);
  const needed = event.needsKey ? ` and ${named} is not null` : '';
  const source = `
    from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
      join member p on p.workspace_id = m.workspace_id and p.no = coalesce(m.alias_of, m.no) and p.erased_at is null
    where e.workspace_id = ${parameters.add('text', workspaceId)} and e.name = ${parameters.add('text', event.event)}${propertyTestsSql(event.where, 'e', parameters)}${needed}`;
  return { source, key: `coalesce(${named}, '')` };
}

async function latestBefore(db: Database, asked: EntriesAsked, before: Instant): Promise<Instant | null> {
  const parameters = new Parameters();
  const question = lettingIn(asked, parameters);
  if (question === null) return null;
  const text = `select max(e.occurred_at) as at ${question.source} and e.occurred_at < ${parameters.instant(before)}`;
  const { rows } = await db.executeQuery<{ at: Date | null }>(CompiledQuery.raw(text, [...parameters.values]));
  return rows[0]?.at?.getTime() ?? null;
}

async function entriesIn(
  db: Database,
  asked: EntriesAsked,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<{ readonly entries: readonly DrawnEntry[]; readonly events: number }> {
  const parameters = new Parameters();
  const question = lettingIn(asked, parameters);
  if (question === null) return { entries: [], events: 0 };
  const text = `
    with entering as (
      select p.no, md5(${parameters.add('text', asked.seed)} || p.external_id) as drawn, ${question.key} as key, e.occurred_at, e.sequence
      ${question.source} and e.occurred_at >= ${parameters.instant(from)} and e.occurred_at < ${parameters.instant(to)}),
    numbered as (
      select *, count(*) over (order by drawn, no) as so_far, count(*) over (partition by no) as own, (count(*) over ())::int as events from entering)
    select no, key, (extract(epoch from occurred_at) * 1000)::float8 as at, sequence, events from numbered
    where so_far <= ${parameters.add('bigint', asked.sample)} or so_far = own
    order by no, occurred_at, sequence`;
  const { rows } = await db.executeQuery<{ no: number; key: string; at: number; sequence: bigint; events: number }>(
    CompiledQuery.raw(text, [...parameters.values]),
  );
  return {
    entries: rows.map(({ no, key, at, sequence }) => ({ memberNo: no, key, at, sequence })),
    events: rows[0]?.events ?? 0,
  };
}
