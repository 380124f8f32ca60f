import { listWorkspaces, openDatabase } from '@magpie/db';
import { channelsFrom } from '@magpie/engine';
import { customerModel } from '@magpie/merchant';
import { temporalAccess } from '@magpie/workflows';
import pino from 'pino';
import { readEnvironment } from './environment.ts';
import { startHealthServer } from './health-server.ts';
import { runKeeper } from './retention/run-keeper.ts';
import { startStandingWorkflows } from './start-standing-workflows.ts';
import { createWorker, installRuntime } from './start-worker.ts';
import { runCourier } from './webhooks/run-courier.ts';
import { workflowBundle } from './workflow-bundle.ts';

const environment = readEnvironment(process.env);
const log = pino({ name: 'worker', level: environment.MAGPIE_LOG_LEVEL });
installRuntime(log);

const db = openDatabase(environment.DATABASE_URL, { maxConnections: 20, applicationName: 'magpie-worker' });
const engine = { db, channels: channelsFrom(db), log, customerModel };
const { worker, client, close } = await createWorker({
  engine,
  access: temporalAccess(environment.TEMPORAL_ADDRESS, process.env),
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: environment.MAGPIE_TASK_QUEUE,
  workflowBundle: await workflowBundle(),
  log,
});
const health = await startHealthServer(environment.MAGPIE_WORKER_PORT, () => worker.getState());
const workspaces = await listWorkspaces(db);
await startStandingWorkflows({
  client,
  taskQueue: environment.MAGPIE_TASK_QUEUE,
  workspaceIds: workspaces.filter((workspace) => !workspace.shadow).map((workspace) => workspace.id),
  reconcileEveryMs: environment.MAGPIE_RECONCILE_SECONDS * 1000,
});

const courier = runCourier({ db, rules: { loopback: environment.MAGPIE_WEBHOOKS_TO_LOOPBACK }, log });
const keeper = runKeeper({ engine, log });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => worker.shutdown());
log.info({ taskQueue: environment.MAGPIE_TASK_QUEUE }, 'worker ready');
await worker.run();
await Promise.all([courier.close(), keeper.close()]);
health.close();
await close();
await db.destroy();
