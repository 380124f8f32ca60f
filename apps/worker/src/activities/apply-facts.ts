import { applyFacts, waitForFacts } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { pokeRun } from './poke.ts';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** How long one call stays; a longer activity would make deploys wait. */
const shiftMs = 10 * 60_000;
const beatEveryMs = 5_000;

/** Applies new facts of a workspace in micro-batches as they are committed, and wakes the runs whose next due moved forward. */
export function applyFactsActivity(context: WorkerContext): EngineActivities['applyFacts'] {
  return (workspaceId) =>
    whileBeating(async (signal) => {
      const endsAt = Date.now() + shiftMs;
      while (!signal.aborted && Date.now() < endsAt) {
        const { runs } = await applyFacts(context.engine, workspaceId);
        for (const runId of runs) await pokeRun(context, { workspaceId, runId });
        await waitForFacts(context.engine, workspaceId, { signal, timeoutMs: 5_000 });
      }
    }, beatEveryMs);
}
