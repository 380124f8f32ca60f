import { prepareRehearsal, resolveRun } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Fills a rehearsal's shadow, then fixes the moments, the watermark and the goal's close of a run. */
export function resolveRunActivity({ engine }: WorkerContext): EngineActivities['resolveRun'] {
  return (run) =>
    whileBeating(async () => {
      await prepareRehearsal(engine, run);
      await resolveRun(engine, run);
    });
}
