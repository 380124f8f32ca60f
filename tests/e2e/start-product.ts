import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@magpie/db';
import { freePort } from '@magpie/db/cluster';
import type { RunReport } from '@magpie/engine';

/** The whole product as `npm start` runs it, with a shop of its own in a folder of its own. */
export interface Product extends AsyncDisposable {
  /** The one-time link that it printed. */
  readonly link: string;
  /** What it printed of the rehearsal that it does by itself at its first start. */
  readonly firstReport: Promise<RunReport>;
  /** Its database, to ask what the screens should show. */
  readonly db: Database;
}

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Starts it and resolves as soon as the link is there; the engine may be still on its way, as for anybody who opens it. */
export async function startProduct({ members, rehearsal = true }: { readonly members: number; readonly rehearsal?: boolean }): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-e2e-'));
  // PostgreSQL may be another user, who must be able to walk in.
  await chmod(folder, 0o755);
  const home = join(folder, 'home');
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    MAGPIE_HOME: home,
    MAGPIE_PACE_SECONDS: '1',
    MAGPIE_WEBHOOKS_TO_LOOPBACK: 'true',
    MAGPIE_DEMO_MEMBERS: String(members),
  };
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'LOOPBACK_URL']) Reflect.deleteProperty(environment, name);
  const args = [
    '--import',
    'tsx',
    join('apps', 'cli', 'src', 'main.ts'),
    'up',
    '--json',
    '--port',
    String(await freePort()),
    ...(rehearsal ? [] : ['--no-rehearsal']),
  ];
  const child = spawn(process.execPath, args, { cwd: checkout, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const interrupt = (): void => void child.kill('SIGINT');
  process.once('exit', interrupt);
  const stop = async (): Promise<void> => {
    await ended(child);
    process.off('exit', interrupt);
    await rm(folder, { recursive: true, force: true });
  };
  const { link, firstReport } = listen(child);
  try {
    const printed = await link;
    const db = openDatabase(await databaseUrl(home), { maxConnections: 2, applicationName: 'browser-tests' });
    return { link: printed, firstReport, db, [Symbol.asyncDispose]: () => db.destroy().then(stop) };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function listen(child: ChildProcess & { readonly stdout: NodeJS.ReadableStream; readonly stderr: NodeJS.ReadableStream }): {
  readonly link: Promise<string>;
  readonly firstReport: Promise<RunReport>;
} {
  const said: string[] = [];
  const died = new Promise<never>((_resolve, reject) =>
    child.once('exit', (code) => reject(new Error(`magpie up ended with ${code}:\n${said.slice(-40).join('\n')}`))),
  );
  const link = new Promise<string>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const [, found] = /^Open (http\S+)$/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const report = new Promise<RunReport>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const printed: RunReport = JSON.parse(line);
      resolve(printed);
    });
  });
  const firstReport = Promise.race([report, died]);
  firstReport.catch(() => undefined);
  return { link: Promise.race([link, died]), firstReport };
}

async function databaseUrl(home: string): Promise<string> {
  const state: { readonly databaseUrl: string } = JSON.parse(await readFile(join(home, 'state.json'), 'utf8'));
  return state.databaseUrl;
}

/** Stops it in order, as Ctrl-C does. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await over;
}
