import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { memberOf } from '../step/block-page.ts';

/** Numbers of the members who left a node by one of some outcomes, ascending. */
export async function membersWho(
  db: Database,
  { workspaceId, runId }: RunRef,
  node: string,
  outcomes: readonly string[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ block: number; slots: Buffer }>`
    select block, slots from transition_block where workspace_id = ${workspaceId} and run_id = ${runId} and node = ${node} and outcome = any(${[...outcomes]}::text[]) order by block`.execute(
    db,
  );
  return rows.flatMap(({ block, slots }) => Array.from(decodeSlots(slots), (slot) => memberOf(block, slot))).toSorted((left, right) => left - right);
}

/** Numbers of the members who are at a node now, ascending. */
export async function membersAt(db: Database, run: RunRef, node: string): Promise<readonly number[]> {
  const record = await readRun(db, run);
  const plan = await loadPlan(db, run.workspaceId, record.planHash);
  const ops = new Set(plan.ops.flatMap((op, index) => (op.node === node ? [index] : [])));
  const { rows } = await sql<{
    block: number;
    state: Buffer;
  }>`select block, state from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by block`.execute(db);
  return rows.flatMap(({ block, state }) => {
    const { slots, op } = decodeBlockState(state);
    return Array.from(slots).flatMap((slot, index) => (ops.has(op[index] ?? -1) ? [memberOf(block, slot)] : []));
  });
}
