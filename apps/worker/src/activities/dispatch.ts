import { dispatch } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { pokeRun } from './poke.ts';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Drains what an account may send now, then wakes the runs it sent for. */
export function dispatchActivity(context: WorkerContext): EngineActivities['dispatch'] {
  return (target) =>
    whileBeating(async (signal) => {
      const { runs, until } = await dispatch(context.engine, target, { signal });
      for (const runId of runs) await pokeRun(context, { workspaceId: target.workspaceId, runId });
      return { until };
    });
}
