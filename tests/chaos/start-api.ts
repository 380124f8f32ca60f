import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@magpie/db/cluster';

/** The API alone, as a process that can be killed and started again at the same address. */
export interface KillableApi extends AsyncDisposable {
  readonly url: string;
  /** Ends it without a word, as a machine does that loses its power, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again and resolves when it answers. */
  start(): Promise<void>;
}

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const startWithinMs = 120_000;

/** Starts the API over a database. */
export async function startApi(databaseUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<KillableApi> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const api: KillableApi = {
    url,
    async kill() {
      const running = child;
      child = null;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await gone;
    },
    async start() {
      child = spawn(process.execPath, ['--import', 'tsx', join('apps', 'api', 'src', 'main.ts')], {
        cwd: checkout,
        env: { ...process.env, DATABASE_URL: databaseUrl, MAGPIE_PORT: port, MAGPIE_LOG_LEVEL: 'error', ...environment },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      for (const endsAt = Date.now() + startWithinMs; ; await delay(50)) {
        const answers = await fetch(`${url}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        );
        if (answers) return;
        if (Date.now() > endsAt || child.exitCode !== null) throw new Error('The API did not start');
      }
    },
    [Symbol.asyncDispose]: () => api.kill(),
  };
  try {
    await api.start();
    return api;
  } catch (fault) {
    await api.kill();
    throw fault;
  }
}
