import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cpuSeconds } from './cpu-seconds.ts';
import { peakMegabytes } from './peak-megabytes.ts';

/** A process that the bench started. */
export interface Child {
  /** Most memory it has held so far; null where the system does not say. */
  peakMegabytes(): Promise<number | null>;
  /** Processor time used so far; null where the system does not say. */
  cpuSeconds(): Promise<number | null>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Throws while it does not answer. */
  probe(): Promise<void>;
}

const startWithinMs = 90_000;
const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts a process in the checkout and resolves when it answers; what it says of itself is left out unless it says it on standard error. */
export async function startChild({ command, args, environment, probe }: ChildOptions): Promise<Child> {
  const child = spawn(command, args, {
    cwd: checkout,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const stop = async (): Promise<void> => {
    if (isRunning()) child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(killing);
  };
  child.once('error', (fault) => process.stderr.write(`${fault.message}\n`));
  for (const endsAt = Date.now() + startWithinMs; ; await delay(100)) {
    const answers = await probe().then(
      () => true,
      () => false,
    );
    // Who answers may be another: one that is gone did not start, whoever holds its port.
    if (answers && isRunning()) break;
    if (isRunning() && Date.now() < endsAt) continue;
    await stop();
    throw new Error(`${[command, ...args].join(' ')} did not start`);
  }
  return { peakMegabytes: () => peakMegabytes(child.pid ?? 0), cpuSeconds: () => cpuSeconds(child.pid ?? 0), stop };
}

/** One of the product's own processes, run from its sources as the supervisor runs them. */
export function startApp(app: 'api' | 'loopback' | 'worker', port: number, environment: Readonly<Record<string, string>>): Promise<Child> {
  return startChild({
    command: process.execPath,
    args: ['--enable-source-maps', '--import', import.meta.resolve('tsx'), `apps/${app}/src/main.ts`],
    environment: { MAGPIE_LOG_LEVEL: 'error', ...environment },
    probe: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
      if (!response.ok) throw new Error(`/healthz answers ${response.status}`);
    },
  });
}
