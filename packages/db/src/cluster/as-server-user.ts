import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { ClusterError } from './cluster-error.ts';
import type { ServerUser } from './server-user.ts';

const run = promisify(execFile);
const capability = '+dac_override';

/** A command that runs as the server's user: spawn `command args` with these `user` ids. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly user: ServerUser;
}

export type AsServerUser = (command: string, args: readonly string[]) => ServerCommand;

/**
 * How to run something as the server's user who must reach these places. When we are root the checkout often lies in a folder that is root's alone (/root,
 * a temporary folder); rather than open that folder to everyone, the server is given the right to pass, by setpriv of util-linux. The process stays the
 * same one: setpriv replaces itself.
 */
export async function asServerUser(user: ServerUser, places: readonly string[]): Promise<AsServerUser> {
  const { uid, gid } = user;
  const closed = uid === undefined || gid === undefined ? null : await firstClosed(places, { uid, gid });
  if (closed === null) return (command, args) => ({ command, args, user });
  const rights = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', '--inh-caps', capability, '--ambient-caps', capability, '--'];
  try {
    await run('setpriv', [...rights, 'stat', ...places.map((place) => dirname(place))]);
  } catch (cause) {
    const message = `PostgreSQL does not run as root, and its user may not enter ${closed}; move the checkout elsewhere, allow everyone to pass (chmod o+x ${closed}), or start as another user.`;
    throw new ClusterError('no-permission', message, { cause });
  }
  return (command, args) => ({ command: 'setpriv', args: [...rights, command, ...args], user: {} });
}

/** The outermost folder on the way to one of the places that this user may not pass; null when the ways are open. */
async function firstClosed(places: readonly string[], user: { readonly uid: number; readonly gid: number }): Promise<string | null> {
  for (const folder of new Set(places.flatMap((place) => foldersTo(place)))) {
    const found = await stat(folder).catch(() => null);
    if (found === null) continue;
    const passBit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & passBit) === 0) return folder;
  }
  return null;
}

function foldersTo(place: string): readonly string[] {
  const folder = dirname(place);
  return folder === place ? [] : [...foldersTo(folder), folder];
}
