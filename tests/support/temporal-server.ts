import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@magpie/db/cluster';
import { Connection } from '@temporalio/client';

/** A Temporal server of a test run's own, over a PostgreSQL cluster that is already there. */
export interface TemporalServer {
  readonly address: string;
  readonly child: ChildProcess;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts the embedded server from its built binary and waits until it answers. Databases are made beside the tests' own. */
export async function startTemporal(binary: string, adminUrl: string): Promise<TemporalServer> {
  const port = await freePort();
  const child = spawn(binary, ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', 'default', '--headless'], {
    env: { ...process.env, MAGPIE_TEMPORAL_DATABASE_URL: adminUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const address = `127.0.0.1:${port}`;
  await answering(address, child);
  return {
    address,
    child,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`Temporal ended with ${child.exitCode}`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      await connection.close();
      return;
    } catch {
      await delay(200);
    }
  }
  throw new Error('Temporal does not answer');
}
