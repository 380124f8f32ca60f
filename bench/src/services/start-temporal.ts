import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { freePort } from '@magpie/db/cluster';
import { Connection } from '@temporalio/client';
import { type Child, startChild } from './child.ts';

/** A Temporal server to run on. */
export interface Temporal {
  readonly address: string;
  readonly namespace: string;
  /** Null: it was there before us (TEMPORAL_ADDRESS). */
  readonly child: Child | null;
}

const run = promisify(execFile);

/** The server of TEMPORAL_ADDRESS, else our own over the given PostgreSQL, built first where the cache has none (which takes minutes, once). */
export async function startTemporal(adminUrl: string): Promise<Temporal> {
  const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';
  const outside = process.env['TEMPORAL_ADDRESS'];
  if (outside !== undefined) {
    await probe(outside, namespace);
    return { address: outside, namespace, child: null };
  }
  const address = `127.0.0.1:${await freePort()}`;
  const child = await startChild({
    command: await serverBinary(),
    args: [
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      address.split(':')[1] ?? '',
      '--namespace',
      namespace,
      '--log-level',
      'error',
      '--headless',
    ],
    environment: { MAGPIE_TEMPORAL_DATABASE_URL: adminUrl },
    probe: () => probe(address, namespace),
  });
  return { address, namespace, child };
}

async function serverBinary(): Promise<string> {
  const cli = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));
  const { stdout } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), cli, 'temporal-server'], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

async function probe(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}
