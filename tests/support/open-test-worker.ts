import type { Engine } from '@magpie/engine';
import { createWorker, installRuntime, workflowBundle } from '@magpie/worker';
import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import pino from 'pino';
import { startTemporal } from './temporal-server.ts';
import { temporalBinary } from './temporal-binary.ts';

export interface TestWorker extends AsyncDisposable {
  readonly worker: Worker;
  readonly client: Client;
}

/** The product's worker on a Temporal server of its own, for tests that run only where that server is built; both are gone on dispose. */
export async function openTestWorker(engine: Omit<Engine, 'log'>, taskQueue: string): Promise<TestWorker> {
  const temporal = await startTemporal(temporalBinary() ?? '', process.env['MAGPIE_TEST_DATABASE_URL'] ?? '');
  const log = pino({ level: 'silent' });
  installRuntime(log);
  const { worker, client, close } = await createWorker({
    engine: { ...engine, log },
    access: { address: temporal.address },
    namespace: 'default',
    taskQueue,
    workflowBundle: await workflowBundle(),
    log,
  });
  return {
    worker,
    client,
    async [Symbol.asyncDispose]() {
      await close();
      await temporal[Symbol.asyncDispose]();
    },
  };
}
