import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { ClusterError, explainClusterLog } from './cluster-error.ts';
import { startCluster } from './start-cluster.ts';

const folders: string[] = [];
const small = { shared_buffers: '16MB', max_connections: '20' };

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('startCluster', () => {
  it('keeps port and data over a kill, and starts again although the pid file is still there', async () => {
    const dataDir = await folder();
    const first = await startCluster({ dataDir, settings: small });
    await query(first.adminUrl, 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    await using second = await startCluster({ dataDir, settings: small });
    expect(second.port).toBe(first.port);
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await query(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await query(second.adminUrl, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('runs in a folder that only we may enter', async () => {
    const closed = await folder();
    await chmod(closed, 0o700);
    await using cluster = await startCluster({ dataDir: join(closed, 'inside'), settings: small });
    expect(await query(cluster.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('stops a server that nobody watches any more, and one whose pid now belongs to another program does not hold it up', async () => {
    const dataDir = await folder();
    const orphan = await startCluster({ dataDir, settings: small });
    const next = await startCluster({ dataDir, settings: small });
    expect(() => process.kill(orphan.pid, 0)).toThrow();
    await next.stop();
    await writeFile(join(dataDir, 'data', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'data')}\n`);
    await using again = await startCluster({ dataDir, settings: small });
    expect(again.pid).toBeGreaterThan(0);
  });

  it('refuses a port in use and a folder of another version in one sentence', async () => {
    const dataDir = await folder();
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        done(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
    await expect(startCluster({ dataDir, port, settings: small })).rejects.toMatchObject({
      reason: 'port-in-use',
      message: expect.stringContaining(String(port)),
    });
    other.close();
    await (await startCluster({ dataDir, settings: small })).stop();
    await writeFile(join(dataDir, 'data', 'PG_VERSION'), '11\n');
    await expect(startCluster({ dataDir, settings: small })).rejects.toMatchObject({ reason: 'other-version' });
  });
});

describe('explainClusterLog', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'port-in-use'],
    ['FATAL:  database files are incompatible with server', 'other-version'],
    ['FATAL:  data directory "/x" has invalid permissions', 'no-permission'],
    ['LOG:  something nobody expected', 'crashed'],
  ])('%s', (line, reason) => {
    const error = explainClusterLog(line, '/x');
    expect(error).toBeInstanceOf(ClusterError);
    expect(error.reason).toBe(reason);
  });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'magpie-cluster-'));
  folders.push(made);
  return made;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
