import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { erasedEnd, erasedOutcome } from '../erasure/erased-end.ts';
import { mergedOutcome } from '../merging/merged-outcome.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { type SendCounts, sendCounts } from './send-counts.ts';
import { stuckByNode } from './stuck-members.ts';

/** How many came to a node, are there now (who is stuck among them), and left it by each outcome; and what became of the messages it intended. */
export interface NodeCounts {
  readonly node: string;
  readonly entered: number;
  readonly here: number;
  /** Of those here, whom a step could not process. */
  readonly stuck: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Null for nodes that send nothing. */
  readonly sends: SendCounts | null;
}

/** Counts of every node of a run, in the plan's order, summed from the rows of blocks. */
export async function runCounts(db: Database, ref: RunRef): Promise<readonly NodeCounts[]> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const [left, here, stuck, sends] = [await outcomesOf(db, ref), await hereOf(db, ref), await stuckByNode(db, ref), await sendCounts(db, ref)];
  const nodes = [...new Set(plan.ops.map((op) => op.node))];
  const entered = enteredOf(plan, left);
  const enrolled = sum(Object.values(here)) === 0 && left.size === 0 ? 0 : sum(Object.values(here));
  const first = plan.ops[0]?.node;
  return nodes.map((node) => ({
    node,
    // Everyone enrolled came to the entry; nobody is ever removed, so all who are anywhere now are all who entered.
    entered: node === first ? enrolled : (entered.get(node) ?? 0),
    here: sum(plan.ops.flatMap((op, index) => (op.node === node ? [here[String(index)] ?? 0] : []))),
    stuck: stuck.get(node) ?? 0,
    outcomes: Object.fromEntries(left.get(node) ?? []),
    // A backtest intends, but has no ledger.
    sends: run.purpose !== 'backtest' && plan.ops.some((op) => op.node === node && op.op === 'send') ? (sends.get(node) ?? noSends) : null,
  }));
}

const noSends: SendCounts = { intended: 0, pending: 0, held: 0, claimed: 0, accepted: 0, delivered: 0, failed: 0, unknown: 0, suppressed: {} };

/** Where an outcome of a node leads: the node's own op, or its skipped wait; who was erased is led to an end, from wherever they stood. */
export function destinationOf(plan: Plan, node: string, outcome: string): string | null {
  if (outcome === erasedOutcome || outcome === mergedOutcome) return plan.ops[erasedEnd(plan)]?.node ?? null;
  const op =
    plan.ops.find((each) => each.node === node && each.records && 'next' in each && outcome in each.next) ??
    plan.ops.find((each) => each.node === node && 'next' in each && outcome in each.next);
  if (!op || !('next' in op)) return null;
  const next = Object.entries(op.next).find(([name]) => name === outcome)?.[1];
  return next === undefined ? null : (plan.ops[next]?.node ?? null);
}

function enteredOf(plan: Plan, left: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const entered = new Map<string, number>();
  for (const [node, outcomes] of left) {
    for (const [outcome, count] of outcomes) {
      const to = destinationOf(plan, node, outcome);
      if (to !== null) entered.set(to, (entered.get(to) ?? 0) + count);
    }
  }
  return entered;
}

async function outcomesOf(db: Database, { workspaceId, runId }: RunRef): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const { rows } = await sql<{ node: string; outcome: string; count: number }>`
    select node, outcome, sum(count)::int as count from transition_block where workspace_id = ${workspaceId} and run_id = ${runId} group by node, outcome order by node, outcome`.execute(
    db,
  );
  const nodes = new Map<string, Map<string, number>>();
  for (const { node, outcome, count } of rows) nodes.set(node, (nodes.get(node) ?? new Map<string, number>()).set(outcome, count));
  return nodes;
}

async function hereOf(db: Database, { workspaceId, runId }: RunRef): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ op: string; count: number }>`
    select h.key as op, sum(h.value::int)::int as count from run_block, jsonb_each_text(here) as h where workspace_id = ${workspaceId} and run_id = ${runId} group by 1`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ op, count }) => [op, count]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
