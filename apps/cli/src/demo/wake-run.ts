import type { RunRef } from '@magpie/engine';
import { defaultTaskQueue, temporalAccess, wakeCampaignRun } from '@magpie/workflows';
import { Client, Connection } from '@temporalio/client';

/** Starts a run's workflow, or makes the running one look again. */
export async function wakeRun(temporal: { readonly address: string; readonly namespace: string }, run: RunRef): Promise<void> {
  const connection = await Connection.connect(temporalAccess(temporal.address, process.env));
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    await wakeCampaignRun(client, { run, taskQueue: process.env['MAGPIE_TASK_QUEUE'] ?? defaultTaskQueue });
  } finally {
    await connection.close();
  }
}
