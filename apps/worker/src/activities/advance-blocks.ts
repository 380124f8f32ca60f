import { advanceBlocks } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Moves everyone of a range of blocks who is due. Repeated, it finds nothing due. */
export function advanceBlocksActivity({ engine }: WorkerContext): EngineActivities['advanceBlocks'] {
  return (run, step) => whileBeating(async (signal) => void (await advanceBlocks(engine, run, step, { signal })));
}
