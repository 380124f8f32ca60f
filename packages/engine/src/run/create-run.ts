import { localDateOf, nextAnchorDate } from '@magpie/calendar';
import { enterOf, momentInstant, type Plan, planMoments } from '@magpie/journey/plan';
import { dayMs, newId, ok, refuse, type Result, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { openEntries } from '../entry/entry-cursor.ts';
import { nextLook } from '../entry/next-look.ts';
import { loadPlan } from './load-plan.ts';
import type { RunClock } from './run-record.ts';

export interface NewRun {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly version: number;
  readonly purpose: 'live' | 'rehearsal' | 'backtest';
  readonly clock: RunClock;
  /** When the run starts; null = at its entry's own moment. */
  readonly startAt: number | null;
  /** The anchor's date of this run; null = the next one after `now`. */
  readonly anchorDate: string | null;
  readonly now: number;
  readonly seed: string;
  /** For how many days people enter one by one; absent = as long as the run goes on. */
  readonly entryDays?: number;
  /** Rehearsal: what its customers are; null otherwise. */
  readonly customers: { readonly type: 'modelled' } | { readonly type: 'recorded'; readonly shiftDays: number } | null;
}

/** Why a run cannot be made. `moment-past`: a step that must not be late already would be. */
export type RunRefusal = 'not-published' | 'no-anchor-date' | 'moment-past';

/** Makes a run of a published version; nothing happens until it is resolved and enrolled. */
export async function createRun(
  engine: Engine,
  options: NewRun,
): Promise<Result<RunRef & { readonly startAt: number; readonly anchorDate: string | null }, RunRefusal>> {
  const { workspaceId, journeyId, version } = options;
  const { rows } = await sql<{ plan_hash: string; zone: string }>`
    select v.plan_hash, w.zone from journey_version v join workspace w on w.id = v.workspace_id
    where v.workspace_id = ${workspaceId} and v.journey_id = ${journeyId} and v.version = ${version}`.execute(engine.db);
  const found = rows[0];
  if (!found) return refuse('not-published');
  const plan = await loadPlan(engine.db, workspaceId, found.plan_hash);
  const timing = timeRun(plan, found.zone, options);
  if (!timing.ok) return timing;
  const { startAt, anchorDate } = timing.value;
  const runId = newId('run', seededRandom(randomUUID()));
  await sql`
    insert into run (workspace_id, id, journey_id, version, plan_hash, purpose, workspace_shadow, clock, anchor_date, start_at, logical_now, state, seed, customers)
    values (${workspaceId}, ${runId}, ${journeyId}, ${version}, ${plan.hash}, ${options.purpose}, ${options.purpose === 'rehearsal'}, ${JSON.stringify(options.clock)}::jsonb,
      ${anchorDate}::date, ${new Date(startAt)}, ${new Date(startAt)}, 'starting', ${options.seed}, ${options.customers === null ? null : JSON.stringify(options.customers)}::jsonb)`.execute(
    engine.db,
  );
  if (enterOf(plan).source !== undefined) {
    const nextLookAt = await nextLook(engine.db, { plan, workspaceId, zone: found.zone }, startAt);
    await openEntries(
      engine.db,
      { workspaceId, runId },
      { nextLookAt, closesAt: options.entryDays === undefined ? null : startAt + options.entryDays * dayMs },
    );
  }
  return ok({ workspaceId, runId, startAt, anchorDate });
}

/** The anchor's date and the start of a run: the entry's moment, or at once when that is past. */
export function timeRun(
  plan: Plan,
  zone: string,
  options: Pick<NewRun, 'anchorDate' | 'startAt' | 'now' | 'clock'>,
): Result<{ readonly startAt: number; readonly anchorDate: string | null }, RunRefusal> {
  const anchorDate = plan.anchor === null ? null : (options.anchorDate ?? nextAnchorDate(plan.anchor, localDateOf(options.now, zone)));
  if (plan.anchor !== null && anchorDate === null) return refuse('no-anchor-date');
  const enter = plan.ops[0];
  const entryAt = enter?.op === 'enter' && enter.at !== null ? momentInstant(enter.at, anchorDate, zone) : null;
  const own = entryAt ?? options.now;
  const startAt = options.startAt ?? (options.clock.type === 'real' ? Math.max(own, options.now) : own);
  const late = planMoments(plan).some(({ op, moment }) => {
    const wait = plan.ops[op];
    return wait?.op === 'waitUntil' && wait.past === 'refuse' && (momentInstant(moment, anchorDate, zone) ?? Infinity) < startAt;
  });
  return late ? refuse('moment-past') : ok({ startAt, anchorDate });
}
