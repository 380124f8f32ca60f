import type { EngineActivities } from '@magpie/workflows';
import { advanceBlocksActivity } from './advance-blocks.ts';
import { applyFactsActivity } from './apply-facts.ts';
import { dispatchActivity } from './dispatch.ts';
import { enrolBlocksActivity } from './enrol-blocks.ts';
import { feedFactsActivity } from './feed-facts.ts';
import { finishRunActivity } from './finish-run.ts';
import { lookForEntriesActivity } from './look-for-entries.ts';
import { nextWakeActivity } from './next-wake.ts';
import { reconcileActivity } from './reconcile.ts';
import { requestDispatchActivity } from './request-dispatch.ts';
import { resolveRunActivity } from './resolve-run.ts';
import type { WorkerContext } from './worker-context.ts';

/** Every activity of the engine, bound to this worker's database, channels and client. */
export function createActivities(context: WorkerContext): EngineActivities {
  return {
    resolveRun: resolveRunActivity(context),
    enrolBlocks: enrolBlocksActivity(context),
    nextWake: nextWakeActivity(context),
    advanceBlocks: advanceBlocksActivity(context),
    lookForEntries: lookForEntriesActivity(context),
    feedFacts: feedFactsActivity(context),
    dispatch: dispatchActivity(context),
    requestDispatch: requestDispatchActivity(context),
    finishRun: finishRunActivity(context),
    applyFacts: applyFactsActivity(context),
    reconcile: reconcileActivity(context),
  };
}
