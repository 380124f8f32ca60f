import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canConnect, ensureDatabase } from '@magpie/db';
import { startCluster } from '@magpie/db/cluster';

/** The database that a command works on, for as long as it works. */
export interface CommandDatabase extends AsyncDisposable {
  readonly url: string;
}

/** Name of the product's database in its own server. */
const name = 'magpie';

/**
 * `DATABASE_URL`; else the server of the state folder (`.magpie/postgres`): the one that is running, or one started for the duration of the command.
 * Throws a ClusterError, in one sentence, when that server cannot start.
 */
export async function commandDatabase(environment: NodeJS.ProcessEnv, stateFolder: string): Promise<CommandDatabase> {
  const given = environment['DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, [Symbol.asyncDispose]: async () => {} };
  const dataDir = join(stateFolder, 'postgres');
  // Never start a second server over a folder that one is serving: the start would end the first.
  const running = await runningUrl(dataDir);
  if (running !== null) return { url: running, [Symbol.asyncDispose]: async () => {} };
  const cluster = await startCluster({ dataDir });
  await ensureDatabase(cluster.adminUrl, name);
  return { url: cluster.url(name), [Symbol.asyncDispose]: () => cluster.stop() };
}

async function runningUrl(dataDir: string): Promise<string | null> {
  const text = await readFile(join(dataDir, 'connection.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const { port, password } = connectionOf(text);
  const url = `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  return (await canConnect(url)) ? url : null;
}

function connectionOf(text: string): { readonly port: number; readonly password: string } {
  const connection: unknown = JSON.parse(text);
  if (typeof connection !== 'object' || connection === null || !('port' in connection) || !('password' in connection))
    return { port: 0, password: '' };
  return { port: Number(connection.port), password: String(connection.password) };
}
