import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../up/service.ts';
import { checkoutFolder } from '../checkout-folder.ts';
import type { Environment } from '../environment.ts';
import { serverCache } from './server-cache.ts';

/** Lets the SDK download Temporal's development server into the cache; null where that is refused, as on a machine without that host. */
export async function downloadServer(environment: Environment, run: Run): Promise<string | null> {
  const folder = join(serverCache(environment), 'downloaded');
  await mkdir(folder, { recursive: true });
  const script = fileURLToPath(new URL('run-download.ts', import.meta.url));
  const came = await run(process.execPath, ['--import', import.meta.resolve('tsx'), script, folder], { cwd: checkoutFolder }).then(
    () => true,
    () => false,
  );
  if (!came) return null;
  for (const name of await readdir(folder)) {
    const executable = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return join(folder, name);
  }
  return null;
}
