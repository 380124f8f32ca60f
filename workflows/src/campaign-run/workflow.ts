import { condition, continueAsNew, defineSignal, log, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { RunRef, Wake } from '../activities.ts';
import { engine } from '../proxies.ts';
import { describeInstant } from '../describe-instant.ts';
import { pokeSignal } from '../workflow-ids.ts';
import { runShards } from './run-shards.ts';

/** Hard limit of the server is 51,200 events; we hand over long before. */
const historyEvents = 1_500;

/**
 * One run of a journey: asks the rows what comes next, has it done, and sleeps until the next thing or a poke. Pause, resume and stop are
 * written to the rows first and then poked, so a lost signal delays and never strands.
 */
export async function campaignRun(run: RunRef): Promise<string> {
  let pokes = 0;
  let seen = 0;
  setHandler(defineSignal(pokeSignal), () => {
    pokes += 1;
  });
  await engine.resolveRun.executeWithOptions({ summary: 'Fix the moments of this run' }, [run]);
  for (let done = false; !done;) {
    ({ done } = await engine.enrolBlocks.executeWithOptions({ summary: 'Enrol the audience' }, [run]));
  }
  for (;;) {
    seen = pokes;
    const wake = await engine.nextWake(run);
    setCurrentDetails(describeWake(wake));
    if (wake.type === 'ended') return wake.state;
    if (wake.type === 'finish') await engine.finishRun.executeWithOptions({ summary: 'Close the goal and write the report' }, [run]);
    else if (wake.type === 'wave') await runShards(run, wake);
    else if (wake.type === 'look')
      await engine.lookForEntries.executeWithOptions({ summary: `Who enters at ${describeInstant(wake.at)}` }, [run, wake.at]);
    else if (wake.type === 'feed')
      await engine.feedFacts.executeWithOptions({ summary: `What customers did until ${describeInstant(wake.at)}` }, [run, wake.at]);
    else await waitFor(run, wake, () => pokes !== seen);
    if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > historyEvents) {
      log.info('Continuing as new', { ...run });
      await continueAsNew<typeof campaignRun>(run);
    }
  }
}

/** Dispatch is done by the account's own workflow, which pokes; while it works, and while paused, we also look by ourselves now and then. */
async function waitFor(run: RunRef, wake: Extract<Wake, { type: 'dispatch' | 'sleep' | 'paused' }>, poked: () => boolean): Promise<void> {
  if (wake.type === 'paused') return condition(poked);
  if (wake.type === 'dispatch') {
    await engine.requestDispatch.executeWithOptions({ summary: `Send what is due at ${describeInstant(wake.at)}` }, [run, wake.at]);
    await condition(poked, '30 seconds', { summary: 'Until the messages are out' });
    return;
  }
  if (wake.until === null) return condition(poked);
  const waitMs = wake.until - Date.now();
  if (waitMs > 0) await condition(poked, waitMs, { summary: `Until ${describeInstant(wake.until)}` });
}

function describeWake(wake: Wake): string {
  if (wake.type === 'wave') return `Wave ${wake.wave} at ${describeInstant(wake.at)}, ${wake.shards.length} shards`;
  if (wake.type === 'sleep') return wake.until === null ? 'Waiting for something to happen' : `Sleeping until ${describeInstant(wake.until)}`;
  if (wake.type === 'look' || wake.type === 'feed' || wake.type === 'dispatch') return `${wake.type} at ${describeInstant(wake.at)}`;
  return wake.type;
}
