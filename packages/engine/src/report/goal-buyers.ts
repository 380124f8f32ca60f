import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { type Goal, momentInstant, type Plan } from '@magpie/journey/plan';
import { dayMs } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import type { RunRecord } from '../run/run-record.ts';

/** What somebody did towards the goal inside of its window. Money in minor units. */
export interface Bought {
  readonly orders: number;
  readonly minor: number;
  /** The first time; epoch milliseconds. */
  readonly at: number;
}

/** The goal's window [from, to), and everybody in the workspace who did what it counts, by number. */
export interface GoalBuyers {
  readonly event: string;
  readonly from: number;
  readonly to: number;
  readonly bought: ReadonlyMap<number, Bought>;
}

/** Reads who met the goal of a run so far, whether or not they are in it. Null for a journey without a goal. */
export async function goalBuyers(db: Database, run: RunRecord, { goal }: Plan): Promise<GoalBuyers | null> {
  const from = goal === null ? null : momentInstant(goal.from, run.anchorDates[0] ?? null, run.zone);
  if (goal === null || from === null) return null;
  const to = from + goal.windowDays * dayMs;
  return { event: goal.event, from, to, bought: await buyers(db, run.workspaceId, { goal, from, to }) };
}

async function buyers(
  db: Database,
  workspaceId: string,
  { goal, from, to }: { goal: Pick<Goal, 'event' | 'where'>; from: number; to: number },
): Promise<ReadonlyMap<number, Bought>> {
  const parameters = new Parameters();
  const text = `
    select coalesce(m.alias_of, e.member_no) as no, count(*)::int as orders, coalesce(sum(e.value), 0)::float8 as minor, min(e.occurred_at) as at
    from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    where e.workspace_id = ${parameters.add('text', workspaceId)} and e.name = ${parameters.add('text', goal.event)}
      and e.occurred_at >= ${parameters.instant(from)} and e.occurred_at < ${parameters.instant(to)}${propertyTestsSql(goal.where, 'e', parameters)}
    group by 1`;
  const { rows } = await db.executeQuery<{ no: number; orders: number; minor: number; at: Date }>(CompiledQuery.raw(text, [...parameters.values]));
  return new Map(rows.map(({ no, orders, minor, at }) => [no, { orders, minor, at: at.getTime() }]));
}
