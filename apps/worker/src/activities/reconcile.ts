import { reconcile } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { pokeRun } from './poke.ts';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Pokes every run whose rows want a wake that nobody sent. */
export function reconcileActivity(context: WorkerContext): EngineActivities['reconcile'] {
  return () =>
    whileBeating(async () => {
      const runs = await reconcile(context.engine);
      for (const run of runs) await pokeRun(context, run);
      return { poked: runs.length };
    });
}
