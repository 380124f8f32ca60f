import type { Engine } from '@magpie/engine';
import type { TemporalAccess } from '@magpie/workflows';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from './activities/create-activities.ts';

export interface WorkerOptions {
  readonly engine: Engine;
  readonly access: TemporalAccess;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly workflowBundle: WorkflowBundleOption;
  readonly log: Logger;
}

/** Connects to Temporal and builds a worker that is ready to `run()`; `client` speaks to the same namespace. */
export async function createWorker(options: WorkerOptions): Promise<{ worker: Worker; client: Client; close(): Promise<void> }> {
  const { access, namespace, taskQueue, engine, log } = options;
  const connection = await NativeConnection.connect(access);
  const clientConnection = await Connection.connect(access);
  const client = new Client({ connection: clientConnection, namespace });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: options.workflowBundle,
    activities: { ...createActivities({ engine, client, taskQueue, log }) },
    maxConcurrentActivityTaskExecutions: 16,
    maxCachedWorkflows: 500,
    shutdownGraceTime: '10 seconds',
    // After a kill: how long a run's next step waits for the dead worker's cache, and how old its last sign of life can be.
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxHeartbeatThrottleInterval: '2 seconds',
  });
  return {
    worker,
    client,
    async close() {
      await clientConnection.close();
      await connection.close();
    },
  };
}

/** Sends the SDK's own log lines to ours. Call once per process, before the first worker. */
export function installRuntime(log: Logger): void {
  const write = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: object) => log[level]({ ...meta }, message);
  Runtime.install({
    logger: {
      log: (level, message, meta) => log.info({ level, ...meta }, message),
      trace: write('trace'),
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    },
    shutdownSignals: [],
  });
}
