import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { placeOf } from '../step/block-page.ts';
import { goalBuyers } from './goal-buyers.ts';
import { destinationOf } from './run-counts.ts';

/** Of those who came to a node, and of those who left it by each outcome, how many did what the goal counts inside of its window. */
export interface NodeConversions {
  readonly node: string;
  readonly converted: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface Conversions {
  readonly event: string;
  /** The goal's window [from, to). */
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly NodeConversions[];
}

/** Counts conversions along the ways of a run. Null for a journey without a goal. */
export async function runConversions(db: Database, ref: RunRef): Promise<Conversions | null> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const goal = await goalBuyers(db, run, plan);
  if (goal === null) return null;
  const { bought } = goal;
  // A goal hangs on an anchor, and an anchored audience enters at once: places are numbers of members.
  const buyersOf = (block: number, slots: Uint16Array): number => {
    let count = 0;
    for (const slot of slots) if (bought.has(placeOf(block, slot))) count += 1;
    return count;
  };
  const where = sql`where workspace_id = ${ref.workspaceId} and run_id = ${ref.runId}`;
  const left = await sql<{ block: number; node: string; outcome: string; slots: Buffer }>`
    select block, node, outcome, slots from transition_block ${where}`.execute(db);
  const outcomes = new Map<string, Map<string, number>>();
  const came = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, more: number): void => void counts.set(key, (counts.get(key) ?? 0) + more);
  for (const { block, node, outcome, slots } of left.rows) {
    const count = buyersOf(block, decodeSlots(slots));
    const own = outcomes.get(node) ?? new Map<string, number>();
    outcomes.set(node, own);
    add(own, outcome, count);
    const to = destinationOf(plan, node, outcome);
    if (to !== null) add(came, to, count);
  }
  const here = await sql<{ block: number; state: Buffer }>`select block, state from run_block ${where}`.execute(db);
  const enrolled = here.rows.reduce((sum, { block, state }) => sum + buyersOf(block, decodeBlockState(state).slots), 0);
  const first = plan.ops[0]?.node;
  return {
    event: goal.event,
    from: goal.from,
    to: goal.to,
    nodes: [...new Set(plan.ops.map((op) => op.node))].map((node) => ({
      node,
      converted: node === first ? enrolled : (came.get(node) ?? 0),
      outcomes: Object.fromEntries(outcomes.get(node) ?? []),
    })),
  };
}
