import type { Client } from '@temporalio/client';
import type { RunRef } from './activities.ts';
import { campaignRunId, pokeSignal, workflowTypes } from './workflow-ids.ts';

/** Starts a run's workflow, or makes the one that runs look at its rows again. */
export async function wakeCampaignRun(client: Client, { run, taskQueue }: { readonly run: RunRef; readonly taskQueue: string }): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.campaignRun, {
    workflowId: campaignRunId(run),
    taskQueue,
    args: [{ workspaceId: run.workspaceId, runId: run.runId }],
    signal: pokeSignal,
    signalArgs: [],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}
