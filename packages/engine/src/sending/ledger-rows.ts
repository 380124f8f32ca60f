import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeWholeColumn, encodeColumn } from '../codec/column.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { openOf } from './mark-entries.ts';
import { sendStates } from './send-state.ts';

/** A row of the ledger under lock, in the form in which it is changed. */
export interface LedgerRow {
  readonly batch: string;
  readonly block: number;
  readonly node: string;
  readonly op: number;
  readonly at: number;
  readonly slots: Uint16Array;
  /** A state byte per slot; changed in place. */
  readonly states: Buffer;
  /** Instant before which a held message must not go out; read only where the state says held. Changed in place. */
  readonly notBefore: Float64Array;
}

/** Ledger rows of one claim transaction: at most 24 × 1,024 messages. The first calls wait for the first claim. */
const rowsPerClaim = 24;

/** Locks rows of one node that want to be claimed by `at`, neighbours by block, so that a chunk is of one message. */
export async function lockLedger(db: Database, { workspaceId, runId }: RunRef, at: number): Promise<readonly LedgerRow[]> {
  const key = sql`workspace_id = ${workspaceId} and run_id = ${runId} and next_claim <= ${new Date(at)}`;
  const { rows } = await sql<{
    batch: bigint;
    block: number;
    node: string;
    op: number;
    at: Date;
    slots: Buffer;
    states: Buffer;
    not_before: Buffer | null;
  }>`
    select batch, block, node, op, at, slots, states, not_before from send_block
    where ${key} and node = (select node from send_block where ${key} order by next_claim, node limit 1)
    order by block, batch limit ${rowsPerClaim} for update`.execute(db);
  return rows.map((row) => {
    const slots = decodeSlots(row.slots);
    const notBefore = row.not_before === null ? new Float64Array(slots.length) : decodeWholeColumn(row.not_before, slots.length);
    return { ...row, batch: String(row.batch), at: row.at.getTime(), slots, notBefore };
  });
}

/** Writes back what became of the rows; the next claim of a row is the earliest of its held messages. */
export async function saveLedger(db: Database, { workspaceId, runId }: RunRef, rows: readonly LedgerRow[]): Promise<void> {
  const next = rows.map(nextOf);
  await sql`
    update send_block s set states = u.states, not_before = u.not_before, next_claim = to_timestamp(u.next_claim / 1000.0), open = u.open
    from unnest(${rows.map(({ batch }) => batch)}::bigint[], ${rows.map(({ block }) => block)}::int[], ${rows.map(({ node }) => node)}::text[],
      ${rows.map(({ states }) => states)}::bytea[], ${next.map(({ notBefore }) => notBefore)}::bytea[], ${next.map(({ claim }) => claim)}::bigint[],
      ${rows.map(({ states }) => openOf(states))}::int[]) as u(batch, block, node, states, not_before, next_claim, open)
    where s.workspace_id = ${workspaceId} and s.run_id = ${runId} and s.batch = u.batch and s.block = u.block and s.node = u.node`.execute(db);
}

function nextOf({ states, notBefore }: LedgerRow): { readonly notBefore: Buffer | null; readonly claim: number | null } {
  const held = notBefore.map((instant, place) => (states[place] === sendStates.held ? instant : 0));
  const claim = held.reduce((least, instant) => (instant > 0 && instant < least ? instant : least), Infinity);
  return claim === Infinity ? { notBefore: null, claim: null } : { notBefore: encodeColumn(held), claim };
}
