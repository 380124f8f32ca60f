import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AsServerUser } from './as-server-user.ts';
import { ClusterError, explainClusterLog } from './cluster-error.ts';
import type { ServerUser } from './server-user.ts';

const run = promisify(execFile);
const version = 18;

interface Initialising {
  readonly dataDir: string;
  readonly password: string;
  readonly user: ServerUser;
  readonly asUser: AsServerUser;
}

/** Makes a new cluster in `<dataDir>`, elsewhere first: a folder of that name is always a whole cluster, also after a kill halfway. */
export async function initialise(initdb: string, { dataDir, password, user, asUser }: Initialising): Promise<void> {
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(draft, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'];
  try {
    // Its working directory too: initdb complains about one that its user may not enter.
    const { command, args, user: ids } = asUser(initdb, [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...flags]);
    await run(command, [...args], { ...ids, cwd: draft, env: { ...process.env, LC_MESSAGES: 'C' } });
  } catch (fault) {
    throw explainClusterLog(fault instanceof Error ? `${'stderr' in fault ? String(fault.stderr) : ''}\n${fault.message}` : '', dataDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, dataDir);
}

/** The cluster's major version is ours; throws a ClusterError otherwise. False if there is no cluster yet. */
export async function isInitialised(dataDir: string): Promise<boolean> {
  const found = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found === null) return false;
  if (Number(found.trim()) === version) return true;
  const message = `The data folder ${dataDir} was written by PostgreSQL ${found.trim()}, and this is ${version}; dump and restore it, or start with an empty state folder.`;
  throw new ClusterError('other-version', message);
}
