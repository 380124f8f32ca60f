import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkoutFolder } from '../checkout-folder.ts';
import { type Environment, variable } from '../environment.ts';
import { sourcesHash } from '../sources-hash.ts';

/** The server's Go sources. */
export const serverSources = join(checkoutFolder, 'apps', 'temporal');

/** Outside the checkout, since a build takes minutes and every clone of the same sources may use it. */
export function serverCache(environment: Environment): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'magpie', 'temporal');
}

/** Where the server built from today's sources lies, or is to be put. */
export async function builtServer(environment: Environment): Promise<string> {
  const isSource = (path: string): boolean => !path.endsWith('_test.go') && (path.endsWith('.go') || /go\.(mod|sum)$/.test(path));
  return join(serverCache(environment), await sourcesHash(serverSources, ['.'], isSource), 'magpie-temporal');
}

/** A server that is there already: the one of MAGPIE_TEMPORAL_BINARY, else the one in the cache; null when there is neither. */
export async function findServer(environment: Environment): Promise<string | null> {
  for (const file of [variable(environment, 'MAGPIE_TEMPORAL_BINARY'), await builtServer(environment)]) {
    if (file === null) continue;
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return null;
}
