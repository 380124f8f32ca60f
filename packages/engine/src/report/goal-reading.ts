import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { type Goal, momentInstant, type Plan } from '@magpie/journey/plan';
import { dayMs } from '@magpie/kit';
import { CompiledQuery, sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';
import type { RunRecord } from '../run/run-record.ts';

/** What somebody did towards the goal inside of a window. Money in minor units. */
export interface Bought {
  readonly orders: number;
  readonly minor: number;
  /** The first time; epoch milliseconds. */
  readonly at: number;
}

/** The goal of a run as it stands, enrolment by enrolment; an enrolment is named by its place. */
export interface GoalReading {
  readonly event: string;
  readonly windowDays: number;
  /** The window [from, to) that is everybody's; null where each enrolment has its own. */
  readonly window: { readonly from: number; readonly to: number } | null;
  /** Number of the person whose enrolment it is; who was merged away is the person who stays. */
  personAt(place: number): number;
  /** When an enrolment came in, where windows are counted from that; null where one window is everybody's. */
  enteredAt(place: number): number | null;
  /** Whether an enrolment's own window goes on: until it has closed nobody can say that they did not. One window for everybody hides nobody. */
  isOpen(place: number): boolean;
  /** What was done in the window of an enrolment; null: nothing, or it goes on. */
  boughtAt(place: number): Bought | null;
}

/**
 * Reads who met the goal of a run so far. `wallNow` is the machine's time; on the real clock a window has closed when late news of it can no longer
 * be expected. Null for a journey without a goal.
 */
export async function goalReading(
  db: Database,
  run: RunRecord,
  { plan: { goal }, wallNow }: { readonly plan: Plan; readonly wallNow: number },
): Promise<GoalReading | null> {
  if (goal === null) return null;
  if (goal.from.type === 'entry' && run.isOneByOne) return ownWindows(db, run, { goal, closedBefore: closedBefore(run, wallNow) });
  const from = goal.from.type === 'entry' ? run.startAt : momentInstant(goal.from, run.anchorDates[0] ?? null, run.zone);
  if (from === null) return null;
  const to = from + goal.windowDays * dayMs;
  const [bought, aliases] = [await buyers(db, run, { goal, from, to }), await aliasesOf(db, run)];
  const { event, windowDays } = goal;
  const personAt = (place: number): number => aliases.get(place) ?? place;
  return {
    event,
    windowDays,
    window: { from, to },
    personAt,
    enteredAt: () => null,
    isOpen: () => false,
    boughtAt: (place) => bought.get(personAt(place)) ?? null,
  };
}

/** Windows that end by then have closed. */
function closedBefore({ clock, logicalNow, settlingMs }: RunRecord, wallNow: number): number {
  return clock.type === 'real' ? Math.max(logicalNow, wallNow) - settlingMs : logicalNow;
}

async function ownWindows(db: Database, run: RunRecord, { goal, closedBefore: closed }: { goal: Goal; closedBefore: number }): Promise<GoalReading> {
  const { rows } = await sql<{ place: number; person: number; at: Date }>`
    select s.block * ${blockSlots}::int + s.slot as place, coalesce(m.alias_of, m.no) as person, s.entered_at as at
    from slot s join member m on m.workspace_id = s.workspace_id and m.no = s.member_no
    where s.workspace_id = ${run.workspaceId} and s.run_id = ${run.runId}`.execute(db);
  const entries = new Map(rows.map(({ place, person, at }) => [place, { person, at: at.getTime() }]));
  const bought = await buyersFromEntry(db, run, goal);
  const { event, windowDays } = goal;
  const isOpen = (place: number): boolean => (entries.get(place)?.at ?? Infinity) + windowDays * dayMs > closed;
  return {
    event,
    windowDays,
    window: null,
    personAt: (place) => entries.get(place)?.person ?? -1,
    enteredAt: (place) => entries.get(place)?.at ?? null,
    isOpen,
    boughtAt: (place) => (isOpen(place) ? null : (bought.get(place) ?? null)),
  };
}

/** By number of the person. */
async function buyers(
  db: Database,
  { workspaceId }: RunRecord,
  { goal, from, to }: { readonly goal: Goal; readonly from: number; readonly to: number },
): Promise<ReadonlyMap<number, Bought>> {
  const parameters = new Parameters();
  return boughtOf(
    db,
    parameters,
    `select coalesce(m.alias_of, m.no) as place, count(*)::int as orders, coalesce(sum(e.value), 0)::float8 as minor, min(e.occurred_at) as at
    from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    where e.workspace_id = ${parameters.add('text', workspaceId)} and e.name = ${parameters.add('text', goal.event)}
      and e.occurred_at >= ${parameters.instant(from)} and e.occurred_at < ${parameters.instant(to)}${propertyTestsSql(goal.where, 'e', parameters)}
    group by 1`,
  );
}

/** Members that were merged away, each with the one that stays. */
async function aliasesOf(db: Database, { workspaceId }: RunRecord): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ no: number; into: number }>`
    select no, alias_of as into from member where workspace_id = ${workspaceId} and alias_of is not null`.execute(db);
  return new Map(rows.map(({ no, into }) => [no, into]));
}

async function buyersFromEntry(db: Database, { workspaceId, runId, startAt }: RunRecord, goal: Goal): Promise<ReadonlyMap<number, Bought>> {
  const parameters = new Parameters();
  const workspace = parameters.add('text', workspaceId);
  const windowMs = parameters.add('bigint', goal.windowDays * dayMs);
  return boughtOf(
    db,
    parameters,
    `with did as materialized (
      select coalesce(m.alias_of, m.no) as no, e.occurred_at, e.value
      from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
      where e.workspace_id = ${workspace} and e.name = ${parameters.add('text', goal.event)}
        and e.occurred_at >= ${parameters.instant(startAt)}${propertyTestsSql(goal.where, 'e', parameters)}
    )
    select s.block * ${blockSlots} + s.slot as place, count(*)::int as orders, coalesce(sum(d.value), 0)::float8 as minor, min(d.occurred_at) as at
    from slot s join member m on m.workspace_id = s.workspace_id and m.no = s.member_no
      join did d on d.no = coalesce(m.alias_of, m.no) and d.occurred_at > s.entered_at and d.occurred_at < s.entered_at + ${windowMs} * interval '1 millisecond'
    where s.workspace_id = ${workspace} and s.run_id = ${parameters.add('text', runId)}
    group by 1`,
  );
}

async function boughtOf(db: Database, parameters: Parameters, text: string): Promise<ReadonlyMap<number, Bought>> {
  const { rows } = await db.executeQuery<{ place: number; orders: number; minor: number; at: Date }>(CompiledQuery.raw(text, [...parameters.values]));
  return new Map(rows.map(({ place, orders, minor, at }) => [place, { orders, minor, at: at.getTime() }]));
}
