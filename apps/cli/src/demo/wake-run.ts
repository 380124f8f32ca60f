import type { RunRef } from '@magpie/engine';
import { campaignRunId, defaultTaskQueue, pokeSignal, workflowTypes } from '@magpie/workflows';
import { Client, Connection } from '@temporalio/client';

/** Starts a run's workflow, or makes the running one look again. */
export async function wakeRun(temporal: { readonly address: string; readonly namespace: string }, run: RunRef): Promise<void> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    await client.workflow.signalWithStart(workflowTypes.campaignRun, {
      workflowId: campaignRunId(run),
      taskQueue: process.env['MAGPIE_TASK_QUEUE'] ?? defaultTaskQueue,
      args: [{ workspaceId: run.workspaceId, runId: run.runId }],
      signal: pokeSignal,
      signalArgs: [],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } finally {
    await connection.close();
  }
}
