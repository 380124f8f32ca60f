import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { type BlockState, encodeBlockState } from '../codec/block-state.ts';
import { blockSlots } from '../codec/slot-set.ts';
import type { RunRecord } from '../run/run-record.ts';
import { lockBlocks } from '../step/block-page.ts';
import { figuresOf } from '../step/move-slots.ts';

export interface NewEnrolment {
  readonly memberNo: number;
  readonly key: string;
  readonly pass: number;
  /** Logical instant of entering. */
  readonly at: number;
}

/** Writes enrolments with the numbers from `first` on: their rows, and where they stand in the blocks, the last of which may be begun already. */
export async function writeEnrolments(
  db: Database,
  run: RunRecord,
  { first, admitted }: { readonly first: number; readonly admitted: readonly NewEnrolment[] },
): Promise<void> {
  if (admitted.length === 0) return;
  await sql`
    insert into slot (workspace_id, run_id, block, slot, member_no, key, pass, entered_at)
    select ${run.workspaceId}, ${run.runId}, u.place >> 10, u.place & 1023, u.no, u.key, u.pass, to_timestamp(u.at / 1000.0)
    from unnest(${admitted.map((_, index) => first + index)}::int[], ${admitted.map(({ memberNo }) => memberNo)}::int[], ${admitted.map(({ key }) => key)}::text[],
      ${admitted.map(({ pass }) => pass)}::int[], ${admitted.map(({ at }) => at)}::bigint[]) as u(place, no, key, pass, at)`.execute(db);
  const blocks = new Map<number, { readonly slot: number; readonly at: number }[]>();
  for (const [index, { at }] of admitted.entries()) {
    const block = Math.floor((first + index) / blockSlots);
    blocks.set(block, [...(blocks.get(block) ?? []), { slot: (first + index) % blockSlots, at }]);
  }
  const begun = new Map((await lockBlocks(db, run, [...blocks.keys()])).blocks.map(({ block, state }) => [block, state]));
  const states = [...blocks].map(([block, entered]) => ({ block, state: withEntered(begun.get(block) ?? nobody, entered) }));
  const figures = states.map(({ state }) => figuresOf(state));
  await sql`
    insert into run_block (workspace_id, run_id, block, state, active, next_due, here)
    select ${run.workspaceId}, ${run.runId}, u.block, u.state, u.active, to_timestamp(u.next_due / 1000.0), u.here::jsonb
    from unnest(${states.map(({ block }) => block)}::int[], ${states.map(({ state }) => encodeBlockState(state))}::bytea[], ${states.map(({ state }) => state.slots.length)}::int[],
      ${figures.map(({ nextDue }) => nextDue)}::bigint[], ${figures.map(({ here }) => JSON.stringify(here))}::text[]) as u(block, state, active, next_due, here)
    on conflict (workspace_id, run_id, block) do update set state = excluded.state, active = excluded.active, next_due = excluded.next_due, here = excluded.here`.execute(
    db,
  );
}

const empty = new Float64Array(0);
const nobody: BlockState = { slots: new Uint16Array(0), version: empty, op: empty, entered: empty, due: empty, visit: empty };

/** A state with more slots behind those that it has: all at the plan's first op, due at once. */
function withEntered(state: BlockState, entered: readonly { readonly slot: number; readonly at: number }[]): BlockState {
  const column = (old: Float64Array, value: (at: number) => number): Float64Array =>
    Float64Array.from([...old, ...entered.map(({ at }) => value(at))]);
  return {
    slots: Uint16Array.from([...state.slots, ...entered.map(({ slot }) => slot)]),
    version: column(state.version, () => 0),
    op: column(state.op, () => 0),
    entered: column(state.entered, (at) => at),
    due: column(state.due, (at) => at),
    visit: column(state.visit, () => 0),
  };
}
