import type { Database } from '@magpie/db';
import { type Goal, type Op, type Plan, planHash } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { applyFacts } from '../run/apply-facts.ts';
import { createRun } from '../run/create-run.ts';
import { enrolBlocks } from '../run/enrol-blocks.ts';
import { nextWake } from '../run/next-wake.ts';
import { resolveRun } from '../run/resolve-run.ts';
import { advanceBlocks } from '../step/advance-blocks.ts';
import { shop } from './small-shop.ts';
import { testEngine } from './test-engine.ts';

/** A run of the small shop on the real clock, which the test moves by hand. */
export interface LiveRun {
  readonly engine: Engine;
  readonly run: RunRef;
  /** The applier's turn at a wall time. */
  hear(wall: number): Promise<void>;
  /** All waves that the rows ask for by a wall time. */
  move(wall: number): Promise<void>;
}

/** Publishes ops as a journey and starts it: everybody is enrolled, nobody has moved. */
export async function openLiveRun(
  db: Database,
  { ops, goal = null }: { readonly ops: readonly Op[]; readonly goal?: Goal | null },
  startAt: number,
): Promise<LiveRun> {
  const content = { format: 1 as const, journeyId: 'live', anchor: null, goal, ops };
  const plan: Plan = { ...content, hash: planHash(content) };
  await sql`insert into journey (workspace_id, id, name, document, current_version) values (${shop.workspaceId}, 'live', 'Live', '{}', 1)`.execute(
    db,
  );
  await sql`insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash) values (${shop.workspaceId}, 'live', 1, '{}', ${JSON.stringify(plan)}::jsonb, ${plan.hash})`.execute(
    db,
  );
  const engine = testEngine(db);
  const created = await createRun(engine, {
    workspaceId: shop.workspaceId,
    journeyId: 'live',
    version: 1,
    purpose: 'live',
    clock: { type: 'real' },
    startAt,
    anchorDate: null,
    now: startAt,
    seed: '',
    customers: null,
  });
  if (!created.ok) throw new Error(created.refusal);
  const run = { workspaceId: shop.workspaceId, runId: created.value.runId };
  await resolveRun(engine, run);
  while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
  return {
    engine,
    run,
    hear: async (wall) => void (await applyFacts(engine, run.workspaceId, () => wall)),
    move: async (wall) => {
      for (let wake = await nextWake(engine, run, wall); wake.type === 'wave'; wake = await nextWake(engine, run, wall)) {
        for (const shard of wake.shards) await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at });
      }
    },
  };
}
