import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asServerUser, type ServerCommand } from './as-server-user.ts';
import { binaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { newPassword, readConnection, writeConnection } from './connection-file.ts';
import { freePort, tryPort } from './free-port.ts';
import { initialise, isInitialised } from './initialise.ts';
import { serverUser } from './server-user.ts';
import { clearStalePostmaster } from './stale-postmaster.ts';

export interface ClusterOptions {
  /** The cluster's folder, made when missing: `data` (PostgreSQL's own) and `connection.json` (port and password). */
  readonly dataDir: string;
  /** Fixed port; without it a free one is chosen and kept from start to start, as long as nobody else takes it. */
  readonly port?: number;
  /** Server settings over the defaults, such as `{shared_buffers: '1GB'}`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** How to run the server, as data: whoever supervises it spawns `command args` himself, sees its pid, and stops it with SIGINT. */
export interface PreparedCluster extends ServerCommand {
  readonly environment: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly port: number;
  /** Address of the database that holds every other's catalogue, as superuser. */
  readonly adminUrl: string;
  url(database: string): string;
}

const defaults: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  max_connections: '200',
  max_wal_size: '2GB',
  listen_addresses: '127.0.0.1',
  // None: a socket file in /tmp would be one more thing that a kill leaves behind.
  unix_socket_directories: '',
  log_destination: 'stderr',
  logging_collector: 'off',
  timezone: 'UTC',
};

/**
 * Makes the cluster if there is none, clears what a killed server left, and says how to start it. Throws a ClusterError with one sentence when it
 * cannot run. fsync and synchronous_commit stay on, as PostgreSQL has them.
 */
export async function prepareCluster({ dataDir: folder, port, settings = {} }: ClusterOptions): Promise<PreparedCluster> {
  const home = resolve(folder);
  const dataDir = join(home, 'data');
  const [tools, user] = await Promise.all([binaries(), serverUser()]);
  await makeHome(home);
  const asUser = await asServerUser(user, [tools.postgres, dataDir]);
  const known = await readConnection(home);
  const password = known?.password ?? newPassword();
  const initialised = await isInitialised(dataDir);
  if (initialised && known === null) {
    throw new ClusterError(
      'no-permission',
      `${home} holds a cluster but not its connection.json; restore that file, or start with an empty state folder.`,
    );
  }
  if (initialised) await clearStalePostmaster(dataDir);
  const chosen = await choosePort(port, known?.port);
  // Before initdb: a cluster whose password nobody wrote down would be lost.
  await writeConnection(home, { port: chosen, password });
  if (!initialised) await initialise(tools.initdb, { dataDir, password, user, asUser });
  const flags = Object.entries({ ...defaults, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = (database: string): string => `postgresql://postgres:${password}@127.0.0.1:${chosen}/${database}`;
  return {
    ...asUser(tools.postgres, ['-D', dataDir, '-p', String(chosen), ...flags]),
    environment: { LC_MESSAGES: 'C', TZ: 'UTC' },
    dataDir,
    port: chosen,
    adminUrl: url('postgres'),
    url,
  };
}

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true });
    // When we are root the server is another user, who must be able to walk in.
    await chmod(home, 0o755);
  } catch (cause) {
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new ClusterError(
      full ? 'disk-full' : 'no-permission',
      `The folder ${home} cannot be made: ${full ? 'the disk is full' : 'no permission'}.`,
      { cause },
    );
  }
}

/** The processes of a server that was killed hold its port a little longer than it lives. */
const portFreedWithinMs = 3_000;
const portLookEveryMs = 50;

async function choosePort(wanted: number | undefined, remembered: number | undefined): Promise<number> {
  if (wanted === undefined || wanted === 0) {
    for (let waitedMs = 0; remembered !== undefined && waitedMs < portFreedWithinMs; waitedMs += portLookEveryMs) {
      if ((await tryPort(remembered)) !== null) return remembered;
      await delay(portLookEveryMs);
    }
    return freePort();
  }
  if ((await tryPort(wanted)) !== null) return wanted;
  throw new ClusterError('port-in-use', `Port ${wanted} is in use by another program; stop that program, or give PostgreSQL another port.`);
}
