import { proxyActivities } from '@temporalio/workflow';
import type { EngineActivities } from './activities.ts';

const retry = { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' } as const;

/**
 * Everything is retried for ever: rows decide what is left. Refusals arrive as non-retryable failures. A worker that is gone is noticed by its silence,
 * and until then its work stands still.
 */
export const engine = proxyActivities<EngineActivities>({ startToCloseTimeout: '1 hour', heartbeatTimeout: '8 seconds', retry });

/** One that is always there, once per workspace: it says less often that it lives. */
export const standing = proxyActivities<Pick<EngineActivities, 'applyFacts'>>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '20 seconds',
  retry,
});
