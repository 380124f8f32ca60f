import { continueAsNew } from '@temporalio/workflow';
import { standing } from '../proxies.ts';

const roundsPerRun = 200;

/** Applies the new facts of one workspace to the runs that wait for them, for ever. */
export async function applier(workspaceId: string): Promise<void> {
  for (let round = 0; round < roundsPerRun; round++) {
    await standing.applyFacts.executeWithOptions({ summary: 'Match new facts with running journeys' }, [workspaceId]);
  }
  await continueAsNew<typeof applier>(workspaceId);
}
