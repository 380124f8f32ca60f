import { setTimeout as delay } from 'node:timers/promises';
import { channelsFrom, type Engine, runReport } from '@magpie/engine';
import { freePort } from '@magpie/db/cluster';
import { customerModel } from '@magpie/merchant';
import { campaignRunId, defaultTaskQueue, dispatchId, workflowTypes } from '@magpie/workflows';
import { Client, Connection } from '@temporalio/client';
import { type Child, startApp } from '../services/child.ts';
import type { Temporal } from '../services/start-temporal.ts';
import { timed } from '../stopwatch.ts';
import type { Stage } from './bench-stage.ts';
import { publishForEveryone } from './publish-for-everyone.ts';

export interface TemporalRun {
  /** From starting the workflow to its result: enrolment, every wave, every message sent. */
  readonly seconds: number;
  readonly enrolled: number;
  readonly messages: number;
  readonly reconciled: boolean;
  /** Events by type of workflow, and how many workflows there were. */
  readonly workflows: Readonly<Record<string, { readonly executions: number; readonly events: number }>>;
  readonly events: number;
  readonly workerPeakMegabytes: number | null;
}

const ours: readonly string[] = [workflowTypes.campaignRun, workflowTypes.shardWave, workflowTypes.dispatch];

/** The same journey for every member as published journeys run: by the worker, as workflows on a Temporal server, through the provider's account. */
export async function temporalRun({ databaseUrl, db, workspaceId }: Stage, { address, namespace }: Temporal): Promise<TemporalRun> {
  const engine: Engine = { db, channels: channelsFrom(db), log: { info() {}, warn() {} }, customerModel };
  const taskQueue = `${defaultTaskQueue}-bench-${process.pid}`;
  const worker = await startWorker(databaseUrl, { address, namespace, taskQueue });
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const run = await publishForEveryone(engine, workspaceId);
    const begunAt = new Date(Date.now() - 1_000);
    const { seconds } = await timed(() =>
      client.workflow.execute(workflowTypes.campaignRun, { workflowId: campaignRunId(run), taskQueue, args: [run] }),
    );
    await client.workflow.getHandle(dispatchId({ workspaceId, accountId: 'loopback-sms' })).result();
    const workflows = await countEvents(client, begunAt);
    const report = await runReport(db, run);
    const sent = report.sends;
    return {
      seconds,
      enrolled: report.enrolled,
      messages: sent.accepted + sent.delivered + sent.failed,
      reconciled: report.reconciled,
      workflows,
      events: Object.values(workflows).reduce((sum, { events }) => sum + events, 0),
      workerPeakMegabytes: await worker.peakMegabytes(),
    };
  } finally {
    await connection.close();
    await worker.stop();
  }
}

async function startWorker(
  databaseUrl: string,
  { address, namespace, taskQueue }: { readonly address: string; readonly namespace: string; readonly taskQueue: string },
): Promise<Child> {
  const port = await freePort();
  return startApp('worker', port, {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    MAGPIE_TASK_QUEUE: taskQueue,
    MAGPIE_WORKER_PORT: String(port),
  });
}

/** Reads the length of every history that the run left, continued ones included. Lists follow what happened after a moment: asked again until two answers agree. */
async function countEvents(client: Client, begunAt: Date): Promise<TemporalRun['workflows']> {
  let counted = await countOnce(client, begunAt);
  for (let attempt = 0; attempt < 20; attempt++) {
    await delay(1_000);
    const again = await countOnce(client, begunAt);
    if (JSON.stringify(again) === JSON.stringify(counted)) break;
    counted = again;
  }
  return counted;
}

async function countOnce(client: Client, begunAt: Date): Promise<TemporalRun['workflows']> {
  const counts: Record<string, { executions: number; events: number }> = {};
  for await (const { workflowId, runId, type } of client.workflow.list({ query: `StartTime >= '${begunAt.toISOString()}'` })) {
    if (!ours.includes(type)) continue;
    const { historyLength } = await client.workflow.getHandle(workflowId, runId).describe();
    const count = (counts[type] ??= { executions: 0, events: 0 });
    count.executions += 1;
    count.events += historyLength;
  }
  return counts;
}
