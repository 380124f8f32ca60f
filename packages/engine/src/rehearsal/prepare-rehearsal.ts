import { momentInstant, planMoments } from '@magpie/journey/plan';
import { dayMs, secondMs } from '@magpie/kit';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { copyFacts } from './copy-facts.ts';
import { assumedDays } from './create-rehearsal.ts';
import { planModelledFeed, planRecordedFeed } from './plan-feed.ts';

/**
 * Fills a rehearsal's shadow with the facts up to its start and plans what its customers will do. Runs that are not rehearsals, or are prepared
 * already, are left alone, so the engine calls it for every run and after every crash.
 */
export async function prepareRehearsal(engine: Engine, ref: RunRef): Promise<void> {
  const run = await readRun(engine.db, ref);
  if (run.purpose !== 'rehearsal' || run.state !== 'starting') return;
  const { rows } = await sql<{ shadow_of: string; seed: string; customers: { type: 'modelled' } | { type: 'recorded'; shiftDays: number } }>`
    select w.shadow_of, r.seed, r.customers from run r join workspace w on w.id = r.workspace_id where r.workspace_id = ${ref.workspaceId} and r.id = ${ref.runId}`.execute(
    engine.db,
  );
  const setting = rows[0];
  if (!setting) return;
  const endAt = await endOf(engine, run);
  const later = setting.customers.type === 'recorded' ? { endAt, shiftMs: setting.customers.shiftDays * dayMs } : null;
  await copyFacts(engine.db, { from: setting.shadow_of, to: ref.workspaceId, startAt: run.startAt, later });
  await sql`
    insert into applier_cursor (workspace_id, sequence) select id, fact_sequence from workspace where id = ${ref.workspaceId} on conflict do nothing`.execute(
    engine.db,
  );
  const feed = { from: setting.shadow_of, to: ref.workspaceId, runId: ref.runId, startAt: run.startAt, endAt };
  if (setting.customers.type === 'recorded') await planRecordedFeed(engine.db, feed, setting.customers.shiftDays);
  else await planModelledFeed(engine.db, feed, engine.customerModel({ seed: setting.seed, anchorAt: anchorOf(run) }));
  await restartPace(engine, run);
}

/** The pace counts from when the run really begins: copying facts is not part of it. */
async function restartPace({ db }: Engine, run: RunRecord): Promise<void> {
  if (run.clock.type !== 'scaled') return;
  const clock = JSON.stringify({ ...run.clock, wallStart: Date.now() });
  await sql`update run set clock = ${clock}::jsonb where workspace_id = ${run.workspaceId} and id = ${run.runId} and state = 'starting'`.execute(db);
}

/** Nothing is fed after the last moment of the plan, with every relative wait behind it, or the goal's close, whichever is later. */
async function endOf({ db }: Engine, run: RunRecord): Promise<number> {
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const anchorDate = run.anchorDates[0] ?? null;
  const moments = planMoments(plan).map(({ moment }) => momentInstant(moment, anchorDate, run.zone) ?? run.startAt);
  const waits = plan.ops.map((op) => (op.op === 'delay' ? op.seconds : op.op === 'awaitEvent' && op.to.type === 'delay' ? op.to.seconds : 0));
  const relativeMs = waits.reduce((sum, seconds) => sum + seconds * secondMs, 0);
  const entered = run.isOneByOne ? run.startAt + assumedDays * dayMs : run.startAt;
  const from = plan.goal === null ? null : plan.goal.from.type === 'entry' ? entered : momentInstant(plan.goal.from, anchorDate, run.zone);
  const goal = (from ?? run.startAt) + (plan.goal?.windowDays ?? 0) * dayMs;
  return Math.max(goal, Math.max(entered, ...moments) + relativeMs) + dayMs;
}

function anchorOf(run: RunRecord): number {
  const date = run.anchorDates[0];
  return date === undefined ? run.startAt : (momentInstant({ type: 'date', date, time: '00:00', zone: 'workspace' }, null, run.zone) ?? run.startAt);
}
