import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { placeOf } from '../step/block-page.ts';
import { type GoalReading, goalReading } from './goal-reading.ts';
import { destinationOf } from './run-counts.ts';

/** How many did what the goal counts inside of its window, of how many. Those whose own window goes on are in neither. */
export interface Converted {
  readonly counted: number;
  readonly converted: number;
}

/** Of those who came to a node, and of those who left it by each outcome. */
export interface NodeConversions extends Converted {
  readonly node: string;
  readonly outcomes: Readonly<Record<string, Converted>>;
}

export interface Conversions extends Pick<GoalReading, 'event' | 'windowDays' | 'window'> {
  readonly nodes: readonly NodeConversions[];
}

/** Counts conversions along the ways of a run. Null for a journey without a goal. */
export async function runConversions(db: Database, ref: RunRef, wallNow = Date.now()): Promise<Conversions | null> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const goal = await goalReading(db, run, { plan, wallNow });
  if (goal === null) return null;
  const buyersOf = (block: number, slots: Uint16Array): Converted => {
    let [counted, converted] = [0, 0];
    for (const slot of slots) {
      const place = placeOf(block, slot);
      if (goal.isOpen(place)) continue;
      counted += 1;
      if (goal.boughtAt(place) !== null) converted += 1;
    }
    return { counted, converted };
  };
  const where = sql`where workspace_id = ${ref.workspaceId} and run_id = ${ref.runId}`;
  const left = await sql<{ block: number; node: string; outcome: string; slots: Buffer }>`
    select block, node, outcome, slots from transition_block ${where}`.execute(db);
  const outcomes = new Map<string, Map<string, Converted>>();
  const came = new Map<string, Converted>();
  const add = (counts: Map<string, Converted>, key: string, more: Converted): void => void counts.set(key, sum(counts.get(key) ?? nobody, more));
  for (const { block, node, outcome, slots } of left.rows) {
    const count = buyersOf(block, decodeSlots(slots));
    const own = outcomes.get(node) ?? new Map<string, Converted>();
    outcomes.set(node, own);
    add(own, outcome, count);
    const to = destinationOf(plan, node, outcome);
    if (to !== null) add(came, to, count);
  }
  const here = await sql<{ block: number; state: Buffer }>`select block, state from run_block ${where}`.execute(db);
  const enrolled = here.rows.reduce((total, { block, state }) => sum(total, buyersOf(block, decodeBlockState(state).slots)), nobody);
  const first = plan.ops[0]?.node;
  return {
    event: goal.event,
    windowDays: goal.windowDays,
    window: goal.window,
    nodes: [...new Set(plan.ops.map((op) => op.node))].map((node) => ({
      node,
      ...(node === first ? enrolled : (came.get(node) ?? nobody)),
      outcomes: Object.fromEntries(outcomes.get(node) ?? []),
    })),
  };
}

const nobody: Converted = { counted: 0, converted: 0 };

function sum(left: Converted, right: Converted): Converted {
  return { counted: left.counted + right.counted, converted: left.converted + right.converted };
}
