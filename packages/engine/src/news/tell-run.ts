import { type Database, recordNews } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';

/** Tells whoever listens that a live run has started, or is over: in the transaction in which it does. */
export async function tellRun(db: Database, { workspaceId, runId }: RunRef, type: 'run.started' | 'run.finished'): Promise<void> {
  const { rows } = await sql<{ journeyId: string; version: number; state: string; name: string }>`
    select r.journey_id as "journeyId", r.version, r.state, j.name from run r
    join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
    where r.workspace_id = ${workspaceId} and r.id = ${runId} and r.purpose = 'live'`.execute(db);
  const [run] = rows;
  if (run === undefined) return;
  const { journeyId, version, state, name } = run;
  const ended = type === 'run.finished' ? { stopped: state === 'stopped' } : {};
  await recordNews(db, workspaceId, [{ type, at: Date.now(), data: { journeyId, journeyName: name, version, runId, ...ended } }]);
}
