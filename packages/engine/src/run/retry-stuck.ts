import { withTransaction } from '@magpie/db';
import { ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import { encodeBlockState } from '../codec/block-state.ts';
import type { Engine, RunRef } from '../engine.ts';
import { lockBlocks } from '../step/block-page.ts';
import { figuresOf } from '../step/move-slots.ts';
import type { ChangeRefusal } from './change-run.ts';

/**
 * Puts everybody who is stuck back: due at once, from when they came to where they stand, so that their own instants decide as if nothing had
 * happened. Who cannot be processed still is set aside again. Wake the run afterwards.
 */
export async function retryStuck(engine: Engine, ref: RunRef): Promise<Result<null, ChangeRefusal>> {
  return withTransaction(engine.db, async (db) => {
    const { rows } = await sql<{
      state: string;
    }>`select state from run where workspace_id = ${ref.workspaceId} and id = ${ref.runId} for share`.execute(db);
    if (!rows[0]) return refuse('not-found');
    if (!['starting', 'running', 'paused'].includes(rows[0].state)) return refuse('already-ended');
    const stuck = await sql<{ block: number; slots: number[] }>`
      select block, array_agg(slot::int) as slots from stuck_slot where workspace_id = ${ref.workspaceId} and run_id = ${ref.runId} group by block order by block`.execute(
      db,
    );
    const page = await lockBlocks(
      db,
      ref,
      stuck.rows.map(({ block }) => block),
    );
    for (const { block, state } of page.blocks) {
      const slots = new Set(stuck.rows.find((row) => row.block === block)?.slots ?? []);
      for (let i = 0; i < state.slots.length; i += 1) if (slots.has(state.slots[i] ?? -1)) state.due[i] = state.entered[i] ?? 0;
      const { nextDue } = figuresOf(state);
      await sql`
        update run_block set state = ${encodeBlockState(state)}, next_due = ${nextDue === null ? null : new Date(nextDue)}
        where workspace_id = ${ref.workspaceId} and run_id = ${ref.runId} and block = ${block}`.execute(db);
    }
    await sql`delete from stuck_slot where workspace_id = ${ref.workspaceId} and run_id = ${ref.runId}`.execute(db);
    return ok(null);
  });
}
