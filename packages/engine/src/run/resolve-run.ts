import type { Database } from '@magpie/db';
import { type Goal, momentInstant, planMoments } from '@magpie/journey/plan';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { homeZone } from '../facts/home-zone.ts';
import { tellRun } from '../news/tell-run.ts';
import { loadPlan } from './load-plan.ts';
import { pendingWork } from './pending-work.ts';
import { readRun, type RunRecord } from './run-record.ts';

/**
 * Fixes, once, what a run must not compute twice: every moment's instant in every zone its members live in (time zone data differs between
 * machines and years), the watermark its audience is fixed by, and when its goal closes. A repeat changes nothing.
 */
export async function resolveRun(engine: Engine, ref: RunRef): Promise<void> {
  await engine.db.transaction().execute(async (db) => {
    const run = await readRun(db, ref, 'update');
    if (run.state !== 'starting') return;
    const plan = await loadPlan(db, run.workspaceId, run.planHash);
    const anchorDate = run.anchorDates[0] ?? null;
    const { rows } = await sql<{
      zone: string;
    }>`select distinct zone from member where workspace_id = ${run.workspaceId} and zone is not null`.execute(db);
    const zones = [...new Set([run.zone, ...rows.map(({ zone }) => homeZone(zone, run.zone))])];
    const instants: Record<string, Record<string, number>> = {};
    for (const { op, which, moment } of planMoments(plan)) {
      const wanted = moment.zone === 'member' ? zones : [run.zone];
      const resolved = wanted.map((zone) => [zone, momentInstant(moment, anchorDate, zone)] as const);
      instants[`${op}.${which}`] = Object.fromEntries(resolved.filter((pair): pair is readonly [string, number] => pair[1] !== null));
    }
    const closes = await goalCloses(db, run, plan.goal);
    const isReplayed = run.clock.type === 'replayed';
    await sql`
      update run set instants = ${JSON.stringify(instants)}::jsonb, goal_closes_at = ${closes === null ? null : new Date(closes)}, state = 'running',
        start_watermark = case when ${isReplayed} then null else (select fact_sequence from workspace where id = ${run.workspaceId}) end
      where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
    await tellRun(db, ref, 'run.started');
  });
}

/**
 * When the last window of a goal closes; where people enter one by one and each has their own, so long after nobody enters any more, with the time that
 * late news may take. Null: never, or there is no goal.
 */
async function goalCloses(db: Database, run: RunRecord, goal: Goal | null): Promise<number | null> {
  if (goal === null) return null;
  const windowMs = goal.windowDays * dayMs;
  if (goal.from.type !== 'entry') {
    const opens = momentInstant(goal.from, run.anchorDates[0] ?? null, run.zone);
    return opens === null ? null : opens + windowMs;
  }
  if (!run.isOneByOne) return run.startAt + windowMs;
  const { entriesClose } = await pendingWork(db, run);
  if (entriesClose === null || entriesClose === Infinity) return null;
  return entriesClose + windowMs + (run.clock.type === 'real' ? run.settlingMs : 0);
}
