import type { Database } from '@magpie/db';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { armMembers } from './arm-members.ts';
import { type Bought, goalBuyers } from './goal-buyers.ts';

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
  const goal = await goalBuyers(db, run, plan);
  if (goal === null) return null;
  const { event, from, to, bought } = goal;
  const { treated, control } = await armMembers(db, ref, plan);
  return { event, from, to, treated: armOf(treated, bought), control: control === null ? null : armOf(control, bought) };
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
