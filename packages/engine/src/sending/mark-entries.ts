import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { blockSlots, decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { type Fate, tellMessages } from '../news/tell-messages.ts';
import { isOpenByte } from './send-state.ts';

/** What became known of some messages in one row of the ledger: a state byte for each slot. */
export interface Marks {
  readonly node: string;
  readonly batch: string;
  readonly block: number;
  readonly slots: readonly number[];
  readonly states: readonly number[];
}

export interface Marked {
  /** Messages whose state changed. */
  readonly changed: number;
  /** For each of the given marks: whether one of its messages is still unanswered. */
  readonly open: readonly boolean[];
}

/**
 * Writes marks into the ledger of a run: who is meant never changes, only what is known of each. Rows are locked in order of (node, block, batch);
 * `from` names the states that may be changed, others are left as they are. Marks of messages that the ledger does not hold are passed over.
 */
export async function markEntries(
  db: Database,
  run: RunRef,
  { marks, from }: { readonly marks: readonly Marks[]; readonly from: readonly number[] },
): Promise<Marked> {
  if (marks.length === 0) return { changed: 0, open: [] };
  const rows = await lockRows(db, run, marks);
  const fates: Fate[] = [];
  const open = marks.map((mark) => {
    const row = rows.get(keyOf(mark));
    return row === undefined ? false : writeMark(row, mark, { from, told: (fate) => fates.push(fate) });
  });
  await saveRows(
    db,
    run,
    [...rows.values()].filter(({ touched }) => touched),
  );
  await tellMessages(db, run, fates);
  return { changed: fates.length, open };
}

/** Entries that dispatch has still to do with. */
export function openOf(states: Uint8Array): number {
  let open = 0;
  for (const state of states) if (isOpenByte(state)) open += 1;
  return open;
}

interface LockedRow {
  readonly node: string;
  readonly batch: bigint;
  readonly block: number;
  readonly states: Buffer;
  /** Slot → place in `states`, or -1. */
  readonly places: Int16Array;
  touched: boolean;
}

async function lockRows(db: Database, { workspaceId, runId }: RunRef, marks: readonly Marks[]): Promise<ReadonlyMap<string, LockedRow>> {
  const asked = [...new Map(marks.map((mark) => [keyOf(mark), mark])).values()];
  const { rows } = await sql<{ node: string; batch: bigint; block: number; slots: Buffer; states: Buffer }>`
    select s.node, s.batch, s.block, s.slots, s.states
    from unnest(${asked.map(({ node }) => node)}::text[], ${asked.map(({ batch }) => batch)}::bigint[], ${asked.map(({ block }) => block)}::int[]) as u(node, batch, block)
    join send_block s on s.workspace_id = ${workspaceId} and s.run_id = ${runId} and s.batch = u.batch and s.block = u.block and s.node = u.node
    order by s.node, s.block, s.batch for update of s`.execute(db);
  return new Map(
    rows.map((row) => [keyOf({ ...row, batch: String(row.batch) }), { ...row, places: placesOf(decodeSlots(row.slots)), touched: false }]),
  );
}

/** Returns whether one of the marked messages is still unanswered. */
function writeMark(row: LockedRow, mark: Marks, { from, told }: { readonly from: readonly number[]; told(fate: Fate): void }): boolean {
  let isOpen = false;
  for (const [index, slot] of mark.slots.entries()) {
    const place = row.places[slot] ?? -1;
    const state = row.states[place];
    const wanted = mark.states[index];
    if (state === undefined || wanted === undefined) continue;
    if (from.includes(state)) {
      row.states[place] = wanted;
      row.touched = true;
      told({ node: mark.node, block: mark.block, slot, state: wanted });
    } else if (isOpenByte(state)) isOpen = true;
  }
  return isOpen;
}

async function saveRows(db: Database, { workspaceId, runId }: RunRef, rows: readonly LockedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update send_block s set states = u.states, open = u.open
    from unnest(${rows.map(({ node }) => node)}::text[], ${rows.map(({ batch }) => batch)}::bigint[], ${rows.map(({ block }) => block)}::int[],
      ${rows.map(({ states }) => states)}::bytea[], ${rows.map(({ states }) => openOf(states))}::int[]) as u(node, batch, block, states, open)
    where s.workspace_id = ${workspaceId} and s.run_id = ${runId} and s.batch = u.batch and s.block = u.block and s.node = u.node`.execute(db);
}

function keyOf({ node, batch, block }: Pick<Marks, 'node' | 'batch' | 'block'>): string {
  return `${batch}|${block}|${node}`;
}

function placesOf(slots: Uint16Array): Int16Array {
  const places = new Int16Array(blockSlots).fill(-1);
  for (const [place, slot] of slots.entries()) places[slot] = place;
  return places;
}
