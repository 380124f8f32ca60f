import { withTransaction } from '@magpie/db';
import { ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { setDue } from '../step/set-due.ts';
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
    // Taken away first: whom a step sets aside while this waits for its blocks keeps their row, and waits for the next time.
    const freed = await sql<{ block: number; slot: number }>`
      delete from stuck_slot where workspace_id = ${ref.workspaceId} and run_id = ${ref.runId} returning block, slot`.execute(db);
    const slots = new Map<number, Set<number>>();
    for (const { block, slot } of freed.rows) slots.set(block, (slots.get(block) ?? new Set()).add(slot));
    await setDue(db, ref, { blocks: [...slots.keys()], dueOf: ({ block, slot, entered, due }) => (slots.get(block)?.has(slot) ? entered : due) });
    return ok(null);
  });
}
