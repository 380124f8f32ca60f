import { eventsAsked } from '@magpie/audience';
import { plainWeeks } from '@magpie/calendar';
import { type Database, readWorkingDays } from '@magpie/db';
import { enteringEvent, type Goal, momentInstant } from '@magpie/journey/plan';
import { dayMs, hourMs, type Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { filtersOf } from '../facts/filters-of.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';

/** Orders and refunds are what audiences, goals and reports count by: their events are kept for ever, as the orders themselves are. */
export const orderEvents: readonly string[] = ['Order Completed', 'Order Refunded'];

/** A run that goes on: nothing goes that it may still ask about. */
export interface Holder {
  readonly runId: string;
  readonly journeyId: string;
  readonly startAt: Instant;
  /** It may ask about any event since then. */
  readonly since: Instant;
  /** Events that its plan counts from earlier on, by name; `-Infinity` is since the beginning. */
  readonly asked: ReadonlyMap<string, Instant>;
}

/** [from, to) in which events of a name were counted by the goal of a run, which is told from them. */
export interface GoalWindow {
  readonly event: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** What of a workspace's events must stay, however old. */
export interface Kept {
  readonly holders: readonly Holder[];
  readonly goals: readonly GoalWindow[];
}

/** Zones of members lie less than a day from the workspace's; a day of each kind to be safe. */
const slackMs = 3 * dayMs;

/** Reads which runs hold events. Runs are made under the key of their workspace's row: whoever has that row locked knows of all of them. */
export async function readHolders(db: Database, workspaceId: string): Promise<readonly Holder[]> {
  const { rows } = await sql<{ id: string }>`
    select id from run r where workspace_id = ${workspaceId} and purpose in ('live', 'backtest') and ${goesOn} order by start_at, id`.execute(db);
  const holders: Holder[] = [];
  for (const { id } of rows) holders.push(await holderOf(db, await readRun(db, { workspaceId, runId: id })));
  return [...holders, ...(await copiesUnderWay(db, workspaceId))];
}

/** Reads what goals have counted or will: of all live runs, also those that are over. */
export async function readGoals(db: Database, workspaceId: string): Promise<readonly GoalWindow[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from run r join journey_version v using (workspace_id, journey_id, version)
    where r.workspace_id = ${workspaceId} and r.purpose = 'live' and v.plan -> 'goal' <> 'null' order by r.start_at, r.id`.execute(db);
  const goals: GoalWindow[] = [];
  for (const { id } of rows) {
    const run = await readRun(db, { workspaceId, runId: id });
    const { goal } = await loadPlan(db, workspaceId, run.planHash);
    const opens = goal === null ? null : await goalOpens(db, run, goal);
    if (goal !== null && opens !== null) goals.push({ event: goal.event, from: opens.first, to: opens.last + goal.windowDays * dayMs });
  }
  return goals;
}

/** When the first and the last window of a goal open; null: none does. */
async function goalOpens(db: Database, run: RunRecord, { from }: Goal): Promise<{ readonly first: Instant; readonly last: Instant } | null> {
  if (from.type === 'entry' && run.isOneByOne) {
    const { rows } = await sql<{ first: Date | null; last: Date | null }>`
      select min(entered_at) as first, max(entered_at) as last from slot where workspace_id = ${run.workspaceId} and run_id = ${run.runId}`.execute(
      db,
    );
    const { first = null, last = null } = rows[0] ?? {};
    return first === null || last === null ? null : { first: first.getTime(), last: last.getTime() };
  }
  const at = from.type === 'entry' ? run.startAt : momentInstant(from, run.anchorDates[0] ?? null, run.zone);
  return at === null ? null : { first: at, last: at };
}

/** Before when events of a name may go, `wanted` at the latest; `-Infinity`: none may. */
export function mayGoBefore({ holders }: Kept, name: string, wanted: Instant): Instant {
  if (orderEvents.includes(name)) return -Infinity;
  return holders.reduce((before, { since, asked }) => Math.min(before, since, asked.get(name) ?? Infinity), wanted);
}

/** A backtest works in one process, which may have died without a word: after a day nobody is at it. */
const goesOn = sql`(
  (r.state in ('starting', 'running', 'paused') or (r.state = 'stopped' and r.ended_at is null))
  and (r.purpose <> 'backtest' or r.created_at > now() - interval '1 day'))`;

async function holderOf(db: Database, run: RunRecord): Promise<Holder> {
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  // Who enters by an event came when it occurred, which may be so long before the run heard of it.
  const since = run.startAt - (enteringEvent(plan)?.maxAgeHours ?? 0) * hourMs - slackMs;
  const asked = new Map<string, Instant>();
  const ask = (event: string, from: Instant | null): void => {
    asked.set(event, Math.min(asked.get(event) ?? Infinity, from === null ? -Infinity : from - slackMs));
  };
  const workingDays = (await readWorkingDays(db, run.workspaceId)) ?? plainWeeks;
  const asOf = { now: since, watermark: null, zone: run.zone, anchorDates: run.anchorDates, workingDays };
  for (const filter of plan.ops.flatMap(filtersOf)) for (const { event, from } of eventsAsked(filter, asOf)) ask(event, from);
  for (const op of plan.ops)
    if (op.op === 'awaitEvent' && op.from !== null) ask(op.event, momentInstant(op.from, run.anchorDates[0] ?? null, run.zone));
  return { runId: run.runId, journeyId: run.journeyId, startAt: run.startAt, since, asked };
}

/** A rehearsal that is being prepared copies whatever there is. */
async function copiesUnderWay(db: Database, workspaceId: string): Promise<readonly Holder[]> {
  const { rows } = await sql<{ id: string; journeyId: string; startAt: Date }>`
    select r.id, r.journey_id as "journeyId", r.start_at as "startAt" from run r join workspace w on w.id = r.workspace_id
    where w.shadow_of = ${workspaceId} and r.state = 'starting' and r.created_at > now() - interval '1 day'`.execute(db);
  return rows.map(({ id, journeyId, startAt }) => ({ runId: id, journeyId, startAt: startAt.getTime(), since: -Infinity, asked: new Map() }));
}
