import type { EngineActivities, RunRef } from '../activities.ts';
import { engine } from '../proxies.ts';
import { describeInstant } from '../describe-instant.ts';

/** One range of blocks of one wave. Started again, it finds nothing due. */
export async function shardWave(run: RunRef, step: Parameters<EngineActivities['advanceBlocks']>[1]): Promise<void> {
  await engine.advanceBlocks.executeWithOptions({ summary: `Move everyone due at ${describeInstant(step.at)}` }, [run, step]);
}
