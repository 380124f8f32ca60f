import { condition, continueAsNew, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DispatchTarget } from '../activities.ts';
import { describeInstant } from '../describe-instant.ts';
import { engine } from '../proxies.ts';
import { pokeSignal } from '../workflow-ids.ts';

const historyEvents = 1_500;

/** Sends what one provider account may send, until nothing is left and nobody asked again meanwhile. */
export async function dispatch(target: DispatchTarget): Promise<void> {
  let pokes = 0;
  setHandler(defineSignal(pokeSignal), () => {
    pokes += 1;
  });
  for (;;) {
    const seen = pokes;
    const { until } = await engine.dispatch.executeWithOptions({ summary: `Send through ${target.accountId}` }, [target]);
    if (until === null && pokes === seen) return;
    if (until !== null) await condition(() => pokes !== seen, Math.max(1, until - Date.now()), { summary: `Until ${describeInstant(until)}` });
    if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > historyEvents) await continueAsNew<typeof dispatch>(target);
  }
}
