import { proxyActivities } from '@temporalio/workflow';
import type { EngineActivities } from './activities.ts';

/** Everything is retried for ever: rows decide what is left. Refusals arrive as non-retryable failures. A silent worker is noticed by its heartbeat. */
export const engine = proxyActivities<EngineActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});
