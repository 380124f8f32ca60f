import { applyFacts, feedFacts } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Rehearsal: lets happen what customers do up to the logical instant, and moves whoever waited for it. */
export function feedFactsActivity({ engine }: WorkerContext): EngineActivities['feedFacts'] {
  return (run, at) =>
    whileBeating(async () => {
      await feedFacts(engine, run, at);
      await applyFacts(engine, run.workspaceId);
    });
}
