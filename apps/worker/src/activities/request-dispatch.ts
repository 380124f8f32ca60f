import { accountsToDispatch } from '@magpie/engine';
import type { EngineActivities } from '@magpie/workflows';
import { pokeDispatch } from './poke.ts';
import { whileBeating } from './while-beating.ts';
import type { WorkerContext } from './worker-context.ts';

/** Starts or pokes the dispatcher of every provider account that has something of this run to send. */
export function requestDispatchActivity(context: WorkerContext): EngineActivities['requestDispatch'] {
  return (run) =>
    whileBeating(async () => {
      for (const accountId of await accountsToDispatch(context.engine, run)) await pokeDispatch(context, { workspaceId: run.workspaceId, accountId });
    });
}
