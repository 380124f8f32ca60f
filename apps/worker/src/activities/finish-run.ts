import { finishRun } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Closes the goal and writes the report. */
export function finishRunActivity({ engine }: WorkerContext): EngineActivities['finishRun'] {
  return (run) => whileBeating(() => finishRun(engine, run));
}
