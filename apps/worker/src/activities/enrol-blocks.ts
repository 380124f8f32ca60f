import { enrolBlocks } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Blocks per activity: a million members are four calls, and a lost one repeats little. */
const maxBlocks = 256;

/** Enrols the next page of the audience. */
export function enrolBlocksActivity({ engine }: WorkerContext): EngineActivities['enrolBlocks'] {
  return (run) => whileBeating(() => enrolBlocks(engine, run, { maxBlocks }));
}
