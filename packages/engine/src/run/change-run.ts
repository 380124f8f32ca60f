import { type Database, withTransaction } from '@magpie/db';
import { ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { listenAgain } from './listen-again.ts';

/** Why a run cannot be paused, resumed or stopped. */
export type ChangeRefusal = 'not-found' | 'already-ended';

/** Asks a run to pause: the flag stands at once, steps stop taking work, and the state follows under the run's lock. */
export function requestPause(engine: Engine, run: RunRef): Promise<Result<null, ChangeRefusal>> {
  return change(engine.db, run, 'pause');
}

/**
 * Lets a paused run go on: waits that came due meanwhile are released at once, and whoever waits for an event looks for it once more, since nobody
 * heard what was told during the pause. `wallNow` is the machine's time.
 */
export function resumeRun(engine: Engine, run: RunRef, wallNow = Date.now()): Promise<Result<null, ChangeRefusal>> {
  return withTransaction(engine.db, async (db) => {
    const changed = await change(db, run, null);
    if (changed.ok) await listenAgain(db, run, wallNow);
    return changed;
  });
}

/** Asks a run to stop for good: nobody moves any more, and what was not yet claimed is not sent. */
export function requestStop(engine: Engine, run: RunRef): Promise<Result<null, ChangeRefusal>> {
  return change(engine.db, run, 'stop');
}

async function change(db: Database, { workspaceId, runId }: RunRef, request: 'pause' | 'stop' | null): Promise<Result<null, ChangeRefusal>> {
  const changed = await sql<{ state: string }>`
    update run set request = ${request}, state = case when state = 'paused' and ${request}::text is null then 'running' else state end
    where workspace_id = ${workspaceId} and id = ${runId} and state in ('starting', 'running', 'paused') returning state`.execute(db);
  if (changed.rows.length > 0) {
    await sql`select pg_notify('magpie_run', ${`${workspaceId}/${runId}`})`.execute(db);
    return ok(null);
  }
  const { rows } = await sql`select 1 from run where workspace_id = ${workspaceId} and id = ${runId}`.execute(db);
  return refuse(rows.length > 0 ? 'already-ended' : 'not-found');
}
