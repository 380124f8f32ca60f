import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { placeOf } from '../step/block-page.ts';
import { readWho } from '../step/who.ts';

/** Numbers of the members who left a node by one of some outcomes, ascending. */
export async function membersWho(db: Database, run: RunRef, node: string, outcomes: readonly string[]): Promise<readonly number[]> {
  return membersOf(db, await readRun(db, run), await placesWho(db, run, node, outcomes));
}

/** Places of the enrolments that left a node by one of some outcomes. */
export async function placesWho(db: Database, { workspaceId, runId }: RunRef, node: string, outcomes: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ block: number; slots: Buffer }>`
    select block, slots from transition_block where workspace_id = ${workspaceId} and run_id = ${runId} and node = ${node} and outcome = any(${[...outcomes]}::text[]) order by block`.execute(
    db,
  );
  return rows.flatMap(({ block, slots }) => Array.from(decodeSlots(slots), (slot) => placeOf(block, slot)));
}

/** Numbers of the members who are at a node now, ascending. */
export async function membersAt(db: Database, run: RunRef, node: string): Promise<readonly number[]> {
  return membersOf(db, await readRun(db, run), await placesAt(db, run, node));
}

/** Places of the enrolments that are at a node now. */
export async function placesAt(db: Database, run: RunRef, node: string): Promise<readonly number[]> {
  const record = await readRun(db, run);
  const plan = await loadPlan(db, run.workspaceId, record.planHash);
  const ops = new Set(plan.ops.flatMap((op, index) => (op.node === node ? [index] : [])));
  const { rows } = await sql<{
    block: number;
    state: Buffer;
  }>`select block, state from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by block`.execute(db);
  return rows.flatMap(({ block, state }) => {
    const { slots, op } = decodeBlockState(state);
    return Array.from(slots).flatMap((slot, index) => (ops.has(op[index] ?? -1) ? [placeOf(block, slot)] : []));
  });
}

/** Each member once, however often they entered. */
async function membersOf(db: Database, run: RunRecord, places: readonly number[]): Promise<readonly number[]> {
  const who = await readWho(db, run, places);
  const members = who.isThemselves ? places : [...new Set(places.map(who.memberOf))];
  return members.toSorted((left, right) => left - right);
}
