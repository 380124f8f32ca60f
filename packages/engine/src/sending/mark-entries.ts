import type { Database } from '@magpie/db';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { isOpenByte, sendStates } from './send-state.ts';

/** A change of one entry of the ledger. */
export interface Mark {
  readonly batch: string;
  readonly block: number;
  readonly slot: number;
  readonly state: number;
}

/**
 * Writes marks into the ledger: who is meant never changes, only what is known of each. Rows are locked in order of (block, batch). `from` names the
 * states that may be changed; others are left as they are. Returns how many changed.
 */
export async function markEntries(db: Database, run: RunRef, node: string, { marks, from }: { readonly marks: readonly Mark[]; readonly from: readonly number[] }): Promise<number> {
  if (marks.length === 0) return 0;
  const rows = await sql<{ batch: bigint; block: number; slots: Buffer; states: Buffer }>`
    select batch, block, slots, states from send_block
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and node = ${node} and block = any(${[...new Set(marks.map(({ block }) => block))]}::int[])
    order by block, batch for update`.execute(db);
  const found = new Map(rows.rows.map((row) => [`${row.batch}|${row.block}`, { ...row, index: new Map(Array.from(decodeSlots(row.slots), (slot, at) => [slot, at])), touched: false }]));
  let changed = 0;
  for (const mark of marks) {
    const row = found.get(`${mark.batch}|${mark.block}`);
    const at = row?.index.get(mark.slot);
    invariant(row && at !== undefined, 'A message that is not in the ledger');
    if (!from.includes(row.states[at] ?? -1)) continue;
    row.states[at] = mark.state;
    row.touched = true;
    changed += 1;
  }
  const touched = [...found.values()].filter((row) => row.touched);
  await sql`
    update send_block s set states = u.states, open = u.open
    from unnest(${touched.map((row) => row.batch)}::bigint[], ${touched.map((row) => row.block)}::int[], ${touched.map((row) => row.states)}::bytea[], ${touched.map((row) => openOf(row.states))}::int[]) as u(batch, block, states, open)
    where s.workspace_id = ${run.workspaceId} and s.run_id = ${run.runId} and s.node = ${node} and s.batch = u.batch and s.block = u.block`.execute(db);
  return changed;
}

/** Entries that dispatch has still to do with. */
export function openOf(states: Uint8Array): number {
  let open = 0;
  for (const state of states) if (isOpenByte(state)) open += 1;
  return open;
}

/** States from which an answer may be written. */
export const answerable: readonly number[] = [sendStates.claimed];
