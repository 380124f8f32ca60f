import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeWholeColumn } from '../codec/column.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { sendGroupOf, sendStateOf } from '../sending/send-state.ts';
import { placeOf } from '../step/block-page.ts';
import type { RunNumber } from './run-number.ts';

/** People of one row, by their place in it; `numbers` name their enrolments as the blocks do. */
export interface Part {
  readonly node: string | null;
  readonly numbers: ArrayLike<number>;
  at(place: number): number | null;
  detail(place: number): string | null;
  until(place: number): number | null;
}

const none = (): null => null;

/** Who stands at ops that are asked for, with the instant at which they came; without it where `since` is false. */
export async function partsHere(
  db: Database,
  { workspaceId, runId }: RunRef,
  isAsked: (op: number) => boolean,
  { since = true }: { readonly since?: boolean } = {},
): Promise<readonly Part[]> {
  const { rows } = await sql<{ block: number; state: Buffer }>`
    select block, state from run_block where workspace_id = ${workspaceId} and run_id = ${runId} order by block`.execute(db);
  return rows.map(({ block, state }) => {
    const { slots, op, entered } = decodeBlockState(state);
    const places = placesOf(slots.length, (place) => isAsked(op[place] ?? -1));
    return {
      node: null,
      numbers: places.map((place) => placeOf(block, slots[place] ?? 0)),
      at: since ? (index) => entered[places[index] ?? 0] ?? null : none,
      detail: none,
      until: none,
    };
  });
}

/** Who left nodes by some of their outcomes, each with the instant. */
export async function partsLeft(
  db: Database,
  { workspaceId, runId }: RunRef,
  ways: readonly { readonly node: string; readonly outcomes: readonly string[] }[],
): Promise<readonly Part[]> {
  const pairs = ways.flatMap(({ node, outcomes }) => outcomes.map((outcome) => ({ node, outcome })));
  const { rows } = await sql<{ block: number; node: string; outcome: string; slots: Buffer; instants: Buffer; count: number }>`
    select t.block, t.node, t.outcome, t.slots, t.instants, t.count from transition_block t
    join unnest(${pairs.map(({ node }) => node)}::text[], ${pairs.map(({ outcome }) => outcome)}::text[]) as w(node, outcome) using (node, outcome)
    where t.workspace_id = ${workspaceId} and t.run_id = ${runId} order by t.block`.execute(db);
  return rows.map(({ block, node, outcome, slots, instants, count }) => {
    const at = decodeWholeColumn(instants, count);
    return {
      node,
      numbers: Array.from(decodeSlots(slots), (slot) => placeOf(block, slot)),
      at: (place) => at[place] ?? null,
      detail: () => outcome,
      until: none,
    };
  });
}

/** Messages of a run by what is known of them. */
export async function partsOfMessages(
  db: Database,
  { workspaceId, runId }: RunRef,
  { node: asked, state: wanted }: Extract<RunNumber, { type: 'messages' }>,
): Promise<readonly Part[]> {
  const { rows } = await sql<{ block: number; node: string; at: Date; slots: Buffer; states: Buffer; not_before: Buffer | null; count: number }>`
    select block, node, at, slots, states, not_before, count from send_block
    where workspace_id = ${workspaceId} and run_id = ${runId} and (${asked}::text is null or node = ${asked}) order by block`.execute(db);
  return rows.map(({ block, node, at, slots: bytes, states, not_before: held, count }) => {
    const slots = decodeSlots(bytes);
    const notBefore = held === null ? null : decodeWholeColumn(held, count);
    const names = Array.from(states, sendStateOf);
    const places = placesOf(slots.length, (place) => {
      const name = names[place];
      return name !== undefined && (wanted === 'intended' || name === wanted || sendGroupOf(name) === wanted);
    });
    return {
      node,
      numbers: places.map((place) => placeOf(block, slots[place] ?? 0)),
      at: () => at.getTime(),
      detail: (index) => names[places[index] ?? 0] ?? null,
      until: (index) => (names[places[index] ?? 0] === 'held' ? (notBefore?.[places[index] ?? 0] ?? null) : null),
    };
  });
}

/** Whom a step could not process, and why. */
export async function partsStuck(db: Database, { workspaceId, runId }: RunRef, node: string): Promise<readonly Part[]> {
  const { rows } = await sql<{ block: number; slot: number; reason: string; at: Date }>`
    select block, slot, reason, at from stuck_slot where workspace_id = ${workspaceId} and run_id = ${runId} and node = ${node} order by block, slot`.execute(
    db,
  );
  return [
    {
      node,
      numbers: rows.map(({ block, slot }) => placeOf(block, slot)),
      at: (place) => rows[place]?.at.getTime() ?? null,
      detail: (place) => rows[place]?.reason ?? null,
      until: none,
    },
  ];
}

function placesOf(size: number, isWanted: (place: number) => boolean): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < size; place++) if (isWanted(place)) places.push(place);
  return places;
}
