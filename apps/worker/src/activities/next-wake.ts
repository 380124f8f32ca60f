import { nextWake } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Reads from the rows what a run has to do next. */
export function nextWakeActivity({ engine }: WorkerContext): EngineActivities['nextWake'] {
  return (run) => whileBeating(() => nextWake(engine, run, Date.now()));
}
