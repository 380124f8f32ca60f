import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeWholeColumn } from '../codec/column.ts';
import { blockSlots, decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { placeOf } from '../step/block-page.ts';

/** Something that must not be: an enrolment that passed a node twice in one visit, or is meant twice by the ledger; `member` is its place. */
export interface LedgerViolation {
  readonly type: 'passed-twice' | 'meant-twice' | 'counts-differ';
  readonly node: string;
  readonly member: number | null;
}

/** Unrolls history and ledger and proves that (slot, node, visit) stands there at most once, and that counts are those of the sets. */
export async function checkLedger(db: Database, { workspaceId, runId }: RunRef): Promise<readonly LedgerViolation[]> {
  const violations: LedgerViolation[] = [];
  const passed = new Seen();
  const history = await sql<{ block: number; node: string; visit: number; slots: Buffer; instants: Buffer; count: number }>`
    select block, node, visit, slots, instants, count from transition_block where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
  for (const { block, node, visit, slots, instants, count } of history.rows) {
    const members = decodeSlots(slots);
    if (members.length !== count || decodeWholeColumn(instants, count).length !== count)
      violations.push({ type: 'counts-differ', node, member: null });
    for (const slot of passed.again(`${block}|${visit}|${node}`, members))
      violations.push({ type: 'passed-twice', node, member: placeOf(block, slot) });
  }
  const meant = new Seen();
  const ledger = await sql<{ block: number; node: string; slots: Buffer; states: Buffer; count: number }>`
    select block, node, slots, states, count from send_block where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
  for (const { block, node, slots, states, count } of ledger.rows) {
    const members = decodeSlots(slots);
    if (members.length !== count || states.length !== count) violations.push({ type: 'counts-differ', node, member: null });
    for (const slot of meant.again(`${block}|${node}`, members)) violations.push({ type: 'meant-twice', node, member: placeOf(block, slot) });
  }
  return violations;
}

/** Which slots of which rows have been seen: a byte for each, since a million members pass ten million times. */
class Seen {
  readonly #slots = new Map<string, Uint8Array>();

  /** The slots that had been seen under this key before; all are from now on. */
  again(key: string, slots: Uint16Array): readonly number[] {
    const seen = this.#slots.get(key) ?? new Uint8Array(blockSlots);
    this.#slots.set(key, seen);
    const repeated: number[] = [];
    for (const slot of slots) {
      if (seen[slot] === 1) repeated.push(slot);
      seen[slot] = 1;
    }
    return repeated;
  }
}
