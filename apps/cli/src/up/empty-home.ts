import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import { stopLeftovers } from './stop-leftovers.ts';

const ours = new Set(['postgres', 'loopback', 'logs', 'lock', 'state.json', 'ports.json', 'temporal.db', 'temporal.db-shm', 'temporal.db-wal']);

/**
 * Empties the state folder, except the lock. A folder that holds anything we did not make is left alone, with a ConfigurationError: MAGPIE_HOME may have
 * been set to the wrong place.
 */
export async function emptyHome(home: string): Promise<void> {
  await stopLeftovers(join(home, 'state.json'));
  const names = await readdir(home);
  const strange = names.find(
    (name) => !ours.has(name) && !name.startsWith('ports.json.') && !name.startsWith('state.json.') && !name.startsWith('rejects'),
  );
  if (strange !== undefined)
    throw new ConfigurationError(
      `${home} holds ${strange}, which Magpie did not make; --fresh empties only a state folder. Remove it or set MAGPIE_HOME.`,
    );
  for (const name of names.filter((each) => each !== 'lock')) await rm(join(home, name), { recursive: true, force: true });
}
