import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../cluster/start-cluster.ts';

const prefix = 'magpie-test-pg-';
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

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
  const cluster = await startCluster({ dataDir: home, settings: { ...careless, max_connections: '300' } });
  // However this process ends by itself; a kill is left to the next run.
  const stopNow = (): void => void process.kill(cluster.pid, 'SIGQUIT');
  process.once('exit', stopNow);
  return {
    adminUrl: cluster.adminUrl,
    async [Symbol.asyncDispose]() {
      process.off('exit', stopNow);
      await cluster.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
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
