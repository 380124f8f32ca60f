import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '@magpie/db/cluster';

export interface Product extends AsyncDisposable {
  /** The one-time link that opens it. */
  readonly link: string;
}

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** The whole product with a shop of so many members, in a folder of its own that goes with it. */
export async function startProduct(members: number): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-bench-canvas-'));
  // PostgreSQL may be another user, who must be able to walk in.
  await chmod(folder, 0o755);
  const environment = { ...process.env, NODE_ENV: 'production', MAGPIE_HOME: join(folder, 'home'), MAGPIE_DEMO_MEMBERS: String(members) };
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'LOOPBACK_URL']) Reflect.deleteProperty(environment, name);
  const port = String(await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', join('apps', 'cli', 'src', 'main.ts'), 'up', '--no-rehearsal', '--port', port], {
    cwd: checkout,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const over = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await over;
    await rm(folder, { recursive: true, force: true });
  };
  const link = new Promise<string>((found) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [, address] = /^Open (http\S+)$/.exec(line) ?? [];
      if (address !== undefined) found(address);
    });
  });
  const died = over.then((): never => {
    throw new Error('The product ended before it could be opened');
  });
  try {
    return { link: await Promise.race([link, died]), [Symbol.asyncDispose]: stop };
  } catch (fault) {
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
}
