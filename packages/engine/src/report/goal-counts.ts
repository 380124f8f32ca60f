import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { type Goal, momentInstant } from '@magpie/journey/plan';
import { dayMs } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { membersWho } from './members-at.ts';

/** An arm by intention to treat: everyone who was drawn into it, whatever then became of them. Money in minor units. */
export interface ArmCounts {
  readonly n: number;
  readonly k: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Sum of squares of revenue per member, for the variance of its mean. */
  readonly squares: number;
}

/** What the goal came to in each arm; `control` is the holdout, null where the journey has none. */
export interface GoalCounts {
  readonly event: string;
  readonly from: number;
  readonly to: number;
  readonly treated: ArmCounts;
  readonly control: ArmCounts | null;
}

/** Counts the goal's event inside its window, for both arms alike. Null for a journey without a goal. */
export async function goalCounts(db: Database, ref: RunRef): Promise<GoalCounts | null> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const { goal } = plan;
  const from = goal === null ? null : momentInstant(goal.from, run.anchorDates[0] ?? null, run.zone);
  if (goal === null || from === null) return null;
  const to = from + goal.windowDays * dayMs;
  const split = plan.ops.find((op) => op.op === 'split' && op.holdout !== null);
  const holdout = split?.op === 'split' ? split.holdout : null;
  const entry = plan.ops[0];
  const bought = await buyers(db, run.workspaceId, { goal, from, to });
  if (split?.op !== 'split' || holdout === null) {
    return { event: goal.event, from, to, treated: armOf(entry ? await membersWho(db, ref, entry.node, 'entered') : [], bought), control: null };
  }
  let treated: readonly number[] = [];
  for (const { outcome } of split.arms) if (outcome !== holdout) treated = treated.concat(await membersWho(db, ref, split.node, outcome));
  return { event: goal.event, from, to, treated: armOf(treated, bought), control: armOf(await membersWho(db, ref, split.node, holdout), bought) };
}

interface Bought {
  readonly orders: number;
  readonly minor: number;
}

async function buyers(
  db: Database,
  workspaceId: string,
  { goal, from, to }: { goal: Pick<Goal, 'event' | 'where'>; from: number; to: number },
): Promise<ReadonlyMap<number, Bought>> {
  const parameters = new Parameters();
  const text = `
    select coalesce(m.alias_of, e.member_no) as no, count(*)::int as orders, coalesce(sum(e.value), 0)::float8 as minor
    from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    where e.workspace_id = ${parameters.add('text', workspaceId)} and e.name = ${parameters.add('text', goal.event)}
      and e.occurred_at >= ${parameters.instant(from)} and e.occurred_at < ${parameters.instant(to)}${propertyTestsSql(goal.where, 'e.properties', parameters)}
    group by 1`;
  const { rows } = await db.executeQuery<{ no: number; orders: number; minor: number }>(CompiledQuery.raw(text, [...parameters.values]));
  return new Map(rows.map(({ no, orders, minor }) => [no, { orders, minor }]));
}

function armOf(members: readonly number[], bought: ReadonlyMap<number, Bought>): ArmCounts {
  const buying = members.flatMap((no) => bought.get(no) ?? []);
  return {
    n: members.length,
    k: buying.length,
    orders: buying.reduce((total, { orders }) => total + orders, 0),
    revenueMinor: buying.reduce((total, { minor }) => total + minor, 0),
    squares: buying.reduce((total, { minor }) => total + minor * minor, 0),
  };
}
