import { reconcile } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { ensureApplier, pokeRun } from './poke.ts';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Pokes every run whose rows want a wake that nobody sent, and starts the applier of a workspace whose facts nobody looks at: one that is new, or lost it. */
export function reconcileActivity(context: WorkerContext): EngineActivities['reconcile'] {
  return () =>
    whileBeating(async () => {
      const { runs, workspaceIds } = await reconcile(context.engine);
      for (const run of runs) await pokeRun(context, run);
      for (const workspaceId of workspaceIds) await ensureApplier(context, workspaceId);
      return { poked: runs.length };
    });
}
