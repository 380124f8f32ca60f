import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { type BlockState, decodeBlockState } from '../codec/block-state.ts';
import { blockSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';

/** Blocks of a run under lock, in block order, with their states. */
export interface BlockPage {
  readonly blocks: readonly LockedBlock[];
}

export interface LockedBlock {
  readonly block: number;
  readonly state: BlockState;
}

/** Locks and reads the given blocks, in block order: the second step of the lock order (run, blocks, contacts, cohorts). */
export async function lockBlocks(db: Database, run: RunRef, blocks: readonly number[]): Promise<BlockPage> {
  const { rows } = await sql<{ block: number; state: Buffer }>`
    select block, state from run_block
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and block = any(${[...blocks]}::int[])
    order by block for update`.execute(db);
  return { blocks: rows.map(({ block, state }) => ({ block, state: decodeBlockState(state) })) };
}

/** The place of a slot: what an enrolment is called throughout a run. Whose it is, is said by step/who.ts. */
export function placeOf(block: number, slot: number): number {
  return block * blockSlots + slot;
}
