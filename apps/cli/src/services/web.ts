import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../up/configuration-error.ts';
import type { LaunchContext, Service } from '../up/service.ts';
import { checkoutFolder } from './checkout-folder.ts';
import { sourcesHash } from './sources-hash.ts';

const folder = join(checkoutFolder, 'apps', 'web');
const dist = join(folder, 'dist');
const stampName = 'sources.txt';
const sources = [
  ...['index.html', 'vite.config.ts', 'package.json', 'public', 'src'].map((name) => join('apps', 'web', name)),
  ...['kit', 'calendar', 'audience', 'journey', 'messaging', 'insight', 'nodes', 'ui'].map((name) => join('packages', name)),
  'pnpm-lock.yaml',
];

/** The web app, built by Vite when its sources changed; the API serves it. */
export const web: Service = {
  name: 'web',
  dependsOn: [],
  async launch(context: LaunchContext) {
    const hash = await sourcesHash(checkoutFolder, sources, (path) => !path.endsWith('.test.ts') && !path.endsWith('.tsbuildinfo'));
    if ((await readFile(join(dist, stampName), 'utf8').catch(() => null)) !== hash) await build(context, hash);
    return { kind: 'done', provides: { MAGPIE_WEB_DIST: dist } };
  },
};

async function build({ run, progress, logFile }: LaunchContext, hash: string): Promise<void> {
  progress({ done: 0, total: 1, what: 'building the web app' });
  const draft = `${dist}.${process.pid}`;
  try {
    const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
    await run(process.execPath, [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: folder,
      environment: { NODE_ENV: 'production' },
    });
    await writeFile(join(draft, stampName), hash);
    await rm(dist, { recursive: true, force: true });
    await rename(draft, dist);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new ConfigurationError(`The web app does not build (${logFile}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
