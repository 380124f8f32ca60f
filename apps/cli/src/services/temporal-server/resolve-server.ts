import { join } from 'node:path';
import { ConfigurationError } from '../../up/configuration-error.ts';
import type { LaunchContext } from '../../up/service.ts';
import { buildServer } from './build-server.ts';
import { downloadServer } from './download-server.ts';
import { onPath } from './on-path.ts';
import { findServer } from './server-cache.ts';

/** A Temporal server on this machine. `ours` keeps its data in PostgreSQL, `official` in a file of its own. */
export interface ResolvedServer {
  readonly kind: 'ours' | 'official';
  readonly command: string;
  /** For the one line that says which server runs. */
  readonly said: string;
}

type Resolving = Pick<LaunchContext, 'environment' | 'progress' | 'run'> & { readonly needsOurs?: boolean };

const ways =
  'set TEMPORAL_ADDRESS to a cluster of yours; set MAGPIE_TEMPORAL_BINARY to a built server; put `temporal` (its CLI) on PATH; ' +
  'allow the download of it; or install Go from 1.26.8 on, which builds the server in this checkout';

/** Which server runs, decided in this order: built, `temporal` on PATH, the SDK's download, built now with Go. */
export async function resolveServer({ environment, progress, run, needsOurs = false }: Resolving): Promise<ResolvedServer> {
  const built = await findServer(environment);
  if (built !== null) return { kind: 'ours', command: built, said: 'embedded Temporal server, as built before' };
  if (!needsOurs) {
    const command = await onPath('temporal');
    if (command !== null) return { kind: 'official', command, said: `\`temporal\` on PATH (${command})` };
    progress({ done: 0, total: 1, what: 'looking for a Temporal server to download' });
    const downloaded = await downloadServer(environment, run);
    if (downloaded !== null) return { kind: 'official', command: downloaded, said: "Temporal's development server, downloaded" };
  }
  const go = await onPath('go');
  if (go === null) throw new ConfigurationError(`There is no Temporal server. One of five ways gives one: ${ways}.`);
  try {
    return { kind: 'ours', command: await buildServer({ go, environment, run, progress }), said: 'embedded Temporal server, built now' };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(`The Temporal server does not build: ${said}. Mend that, or: ${ways}.`, { cause });
  }
}

/** Where an official development server keeps its data. */
export function officialDatabase(home: string): string {
  return join(home, 'temporal.db');
}
