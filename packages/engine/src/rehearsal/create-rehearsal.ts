import { newId, ok, type Result, seededRandom } from '@magpie/kit';
import type { Plan } from '@magpie/journey/plan';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { createRun, type NewRun, type RunRefusal, timeRun } from '../run/create-run.ts';
import { createShadow, type LoopbackBinding } from './create-shadow.ts';

export interface NewRehearsal {
  /** The real workspace. */
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly name: string;
  /** The version this document is, or would become. */
  readonly version: number;
  readonly document: unknown;
  readonly plan: Plan;
  readonly customers: NonNullable<NewRun['customers']>;
  /** Wall seconds that the whole journey takes at least; the engine may need longer. */
  readonly paceSeconds: number;
  readonly seed: string;
  readonly startAt: number | null;
  readonly anchorDate: string | null;
  readonly now: number;
  readonly loopback: LoopbackBinding;
}

/** Length of a journey that is assumed for the pace where it has no goal to tell, and for how long people enter one by one. */
export const assumedDays = 35;
const dayMs = 86_400_000;

/**
 * Makes a rehearsal: a shadow workspace with this journey published in it, and a run on a fast clock. Quick; the facts are copied when the run is
 * prepared, by the engine.
 */
export async function createRehearsal(engine: Engine, options: NewRehearsal): Promise<Result<RunRef, RunRefusal>> {
  const { rows } = await sql<{ zone: string }>`select zone from workspace where id = ${options.workspaceId}`.execute(engine.db);
  const scaled = { type: 'scaled' as const, pace: (assumedDays * dayMs) / (options.paceSeconds * 1_000), wallStart: Date.now() };
  const timing = timeRun(options.plan, rows[0]?.zone ?? 'UTC', { ...options, clock: scaled });
  if (!timing.ok) return timing;
  const workspaceId = newId('shadow', seededRandom(randomUUID()));
  await createShadow(engine.db, { from: options.workspaceId, to: workspaceId, loopback: options.loopback });
  await sql`insert into journey (workspace_id, id, name, document, current_version) values (${workspaceId}, ${options.journeyId}, ${options.name}, ${JSON.stringify(options.document)}::jsonb, ${options.version})`.execute(
    engine.db,
  );
  await sql`
    insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash)
    values (${workspaceId}, ${options.journeyId}, ${options.version}, ${JSON.stringify(options.document)}::jsonb, ${JSON.stringify(options.plan)}::jsonb, ${options.plan.hash})`.execute(
    engine.db,
  );
  const run = await createRun(engine, {
    workspaceId,
    journeyId: options.journeyId,
    version: options.version,
    purpose: 'rehearsal',
    clock: scaled,
    startAt: timing.value.startAt,
    anchorDate: timing.value.anchorDate,
    now: options.now,
    seed: options.seed,
    entryDays: assumedDays,
    customers: options.customers,
  });
  return run.ok ? ok({ workspaceId: run.value.workspaceId, runId: run.value.runId }) : run;
}
