import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { encodeBlockState } from '../codec/block-state.ts';
import type { RunRef } from '../engine.ts';
import { lockBlocks } from './block-page.ts';
import { figuresOf } from './move-slots.ts';

/** A slot as it stands; `due` is Infinity for who waits for nothing. Instants in epoch ms. */
export interface StandingSlot {
  readonly block: number;
  readonly slot: number;
  readonly op: number;
  readonly entered: number;
  readonly due: number;
}

/** Blocks held in memory at once. */
const pageBlocks = 128;

/**
 * Gives slots another due: when a step looks at them next. What the step then decides hangs on facts and on when they came to their op, so that a due
 * too early costs a look and no more. Call under the run's lock; blocks are taken in order.
 */
export async function setDue(
  db: Database,
  run: RunRef,
  { blocks, dueOf }: { readonly blocks: readonly number[]; dueOf(slot: StandingSlot): number },
): Promise<void> {
  const ordered = blocks.toSorted((left, right) => left - right);
  for (let from = 0; from < ordered.length; from += pageBlocks) {
    const page = await lockBlocks(db, run, ordered.slice(from, from + pageBlocks));
    const changed = page.blocks.filter(({ block, state }) => {
      let isChanged = false;
      for (const [index, slot] of state.slots.entries()) {
        const due = state.due[index] ?? Infinity;
        const next = dueOf({ block, slot, op: state.op[index] ?? 0, entered: state.entered[index] ?? 0, due });
        isChanged ||= next !== due;
        state.due[index] = next;
      }
      return isChanged;
    });
    await sql`
      update run_block r set state = u.state, next_due = to_timestamp(u.next_due / 1000.0)
      from unnest(${changed.map(({ block }) => block)}::int[], ${changed.map(({ state }) => encodeBlockState(state))}::bytea[], ${changed.map(({ state }) => figuresOf(state).nextDue)}::bigint[]) as u(block, state, next_due)
      where r.workspace_id = ${run.workspaceId} and r.run_id = ${run.runId} and r.block = u.block`.execute(db);
  }
}
