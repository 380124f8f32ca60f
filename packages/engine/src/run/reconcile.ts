import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';

/**
 * Runs that may wait for a wake nobody sent: every run that is not over. Asking a run to look again is harmless and cheap, so none is left out by a
 * rule that could be wrong; a run asleep on its own timer just goes back to sleep.
 */
export async function reconcile({ db }: Engine): Promise<readonly RunRef[]> {
  const { rows } = await sql<{ workspace_id: string; id: string }>`
    select workspace_id, id from run
    where purpose <> 'backtest' and (state in ('starting', 'running') or (state = 'paused' and request is not null) or (state = 'stopped' and ended_at is null))
    order by created_at`.execute(db);
  return rows.map((row) => ({ workspaceId: row.workspace_id, runId: row.id }));
}
