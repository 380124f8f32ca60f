import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { settleErasures } from '../erasure/settle-erasures.ts';
import { foldLeftReceipts } from '../sending/fold-left-receipts.ts';

/** What waits for a wake that nobody sent. */
export interface Unwoken {
  readonly runs: readonly RunRef[];
  /** Workspaces with facts that no applier has seen. */
  readonly workspaceIds: readonly string[];
}

/**
 * What nobody may have been told of: every run that is not over, and every workspace with new facts. Asking to look again is harmless and cheap, so
 * none is left out by a rule that could be wrong; a run asleep on its own timer just goes back to sleep. Receipts left in the inbox are folded, and
 * who was erased is led out of what still holds them.
 */
export async function reconcile(engine: Engine): Promise<Unwoken> {
  await foldLeftReceipts(engine);
  await settleErasures(engine);
  const runs = await sql<{ workspace_id: string; id: string }>`
    select workspace_id, id from run
    where purpose <> 'backtest' and (state in ('starting', 'running') or (state = 'paused' and request is not null) or (state = 'stopped' and ended_at is null))
    order by created_at`.execute(engine.db);
  const workspaces = await sql<{ id: string }>`
    select w.id from workspace w left join applier_cursor c on c.workspace_id = w.id
    where not w.shadow and w.fact_sequence > coalesce(c.sequence, 0) order by 1`.execute(engine.db);
  return { runs: runs.rows.map((row) => ({ workspaceId: row.workspace_id, runId: row.id })), workspaceIds: workspaces.rows.map(({ id }) => id) };
}
