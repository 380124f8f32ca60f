import { continueAsNew, sleep } from '@temporalio/workflow';
import { engine } from '../proxies.ts';

const roundsPerRun = 200;

/** Looks now and then for runs whose rows want a wake that nobody sent. */
export async function reconciler(periodMs: number): Promise<void> {
  for (let round = 0; round < roundsPerRun; round++) {
    await engine.reconcile.executeWithOptions({ summary: 'Look for runs that nobody woke' }, []);
    await sleep(periodMs, { summary: 'Until the next look' });
  }
  await continueAsNew<typeof reconciler>(periodMs);
}
