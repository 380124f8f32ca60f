import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStateFile } from '../up/state-file.ts';
import { startSupervisor, type Supervisor } from '../up/supervisor.ts';
import { postgres } from './postgres.ts';
import { findServer } from './temporal-server/server-cache.ts';
import { temporal } from './temporal.ts';

const server = await findServer(process.env);
const fast = { firstMs: 50, capMs: 500, healthyMs: 60_000 };
let home = '';
let supervisor: Supervisor | null = null;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'magpie-temporal-'));
});
afterEach(async () => {
  await supervisor?.stop();
  rmSync(home, { recursive: true, force: true });
});

// `npm test` builds the server first; `npm run check` does not, and minutes would pass here.
describe.runIf(server !== null)('Temporal over the embedded PostgreSQL', () => {
  it('keeps its workflows over a kill of either', async () => {
    const environment = { ...process.env, MAGPIE_POSTGRES_SETTINGS: 'shared_buffers=32MB' };
    supervisor = await startSupervisor({ services: [postgres, temporal()], home, environment, say: () => undefined, backOff: fast });
    await supervisor.whenReady(['temporal']);
    const address = supervisor.environment().TEMPORAL_ADDRESS ?? '';
    // A namespace that was registered a moment ago is not yet known to every part of the server.
    await eventually(() =>
      withClient(address, (client) => client.workflow.start('nobody-runs-this', { workflowId: 'kept', taskQueue: 'none', args: [42] })),
    );
    for (const name of ['temporal', 'postgres']) {
      process.kill(pidOf(name), 'SIGKILL');
      await untilRestarted(name);
      const state = await eventually(() => withClient(address, (client) => client.workflow.getHandle('kept').describe()));
      expect(state.status.name).toBe('RUNNING');
    }
    expect(supervisor.environment().TEMPORAL_ADDRESS).toBe(address);
  });
});

async function untilRestarted(name: string): Promise<void> {
  await eventually(async () => {
    const status = readStateFile(join(home, 'state.json'))?.services[name];
    if (status?.restarts !== 1 || status.state !== 'ready') throw new Error(`${name} is ${status?.state}`);
  });
}

async function withClient<Value>(address: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

/** A server that has just come back refuses for a moment. */
async function eventually<Value>(work: () => Promise<Value>, attempts = 200): Promise<Value> {
  try {
    return await work();
  } catch (fault) {
    if (attempts === 0) throw fault;
    await new Promise((resume) => setTimeout(resume, 200));
    return eventually(work, attempts - 1);
  }
}

function pidOf(name: string): number {
  return readStateFile(join(home, 'state.json'))?.services[name]?.pid ?? 0;
}
