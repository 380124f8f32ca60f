import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { tellRun } from '../news/tell-run.ts';
import { runReport } from '../report/run-report.ts';
import { pendingWork } from './pending-work.ts';
import { readRun } from './run-record.ts';

/**
 * Ends a run whose goal has closed and whose sends are all answered: keeps its report and says when, in one transaction, so that no run is over without
 * its report. A stopped run stays stopped. A repeat only renews the report. A run in which somebody was put back meanwhile is not over: nothing is
 * done, and its next wake is a wave.
 */
export async function finishRun(engine: Engine, run: RunRef): Promise<void> {
  await engine.db.transaction().execute(async (db) => {
    const record = await readRun(db, run, 'update');
    if (record.state === 'running' && (await pendingWork(db, record)).nextDue !== null) return;
    const { numAffectedRows } = await sql`
      update run set state = case when state = 'stopped' then state else 'finished' end, ended_at = now(), armed_at = null
      where workspace_id = ${run.workspaceId} and id = ${run.runId} and ended_at is null`.execute(db);
    if (numAffectedRows) await tellRun(db, run, 'run.finished');
    const report = await runReport(db, run);
    await sql`update run set report = ${JSON.stringify(report)}::jsonb where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
    await sql`select pg_notify('magpie_run', ${`${run.workspaceId}/${run.runId}`})`.execute(db);
  });
}
