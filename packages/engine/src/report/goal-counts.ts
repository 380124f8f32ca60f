import type { Database } from '@magpie/db';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { type Arm, armMembers } from './arm-members.ts';
import { type GoalReading, goalReading } from './goal-reading.ts';

/**
 * An arm by intention to treat: everyone who was drawn into it, whatever then became of them, once each. Money in minor units. `open` have a window of
 * their own that goes on: they are in none of the other figures.
 */
export interface ArmCounts {
  readonly n: number;
  readonly open: number;
  readonly k: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** Sum of squares of revenue per member, for the variance of its mean. */
  readonly squares: number;
}

/** What the goal came to in each arm; `control` is the holdout, null where the journey has none. `window` as {@link GoalReading} says. */
export interface GoalCounts extends Pick<GoalReading, 'event' | 'windowDays' | 'window'> {
  readonly treated: ArmCounts;
  readonly control: ArmCounts | null;
}

/** Counts the goal's event inside its windows, for both arms alike. Null for a journey without a goal. */
export async function goalCounts(db: Database, ref: RunRef, wallNow = Date.now()): Promise<GoalCounts | null> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const goal = await goalReading(db, run, { plan, wallNow });
  if (goal === null) return null;
  const { event, windowDays, window } = goal;
  const { treated, control } = await armMembers(db, ref, { plan, goal });
  return { event, windowDays, window, treated: armOf(treated, goal), control: control === null ? null : armOf(control, goal) };
}

function armOf({ closed, open }: Arm, goal: GoalReading): ArmCounts {
  const buying = closed.flatMap((place) => goal.boughtAt(place) ?? []);
  return {
    n: closed.length,
    open: open.length,
    k: buying.length,
    orders: buying.reduce((total, { orders }) => total + orders, 0),
    revenueMinor: buying.reduce((total, { minor }) => total + minor, 0),
    squares: buying.reduce((total, { minor }) => total + minor * minor, 0),
  };
}
