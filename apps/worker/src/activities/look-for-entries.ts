import { lookForEntries } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Lets in whom time alone lets in: a birthday, an audience that is entered by waiting. Repeated, it finds that it has looked. */
export function lookForEntriesActivity({ engine }: WorkerContext): EngineActivities['lookForEntries'] {
  return (run, at) => whileBeating(() => lookForEntries(engine, run, at));
}
