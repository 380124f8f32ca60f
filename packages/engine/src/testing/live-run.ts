import type { Database } from '@magpie/db';
import type { Goal } from '@magpie/journey/plan';
import { planOf, type Steps } from '@magpie/journey/testing';
import type { Engine, RunRef } from '../engine.ts';
import { applyFacts } from '../run/apply-facts.ts';
import { nextWake } from '../run/next-wake.ts';
import { advanceBlocks } from '../step/advance-blocks.ts';
import { publishPlan } from './publish-plan.ts';
import { shop } from './small-shop.ts';
import { startRun } from './start-run.ts';
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

/** Publishes steps as a journey and starts it: everybody is enrolled, nobody has moved. */
export async function openLiveRun(
  db: Database,
  { steps, goal = null }: { readonly steps: Steps; readonly goal?: Goal | null },
  startAt: number,
): Promise<LiveRun> {
  const plan = planOf(steps, { journeyId: 'live', goal });
  await publishPlan(db, { workspaceId: shop.workspaceId, plan });
  const engine = testEngine(db);
  const run = await startRun(engine, { workspaceId: shop.workspaceId, journeyId: 'live', startAt, now: startAt });
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
