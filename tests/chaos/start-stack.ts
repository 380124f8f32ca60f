import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@magpie/db/cluster';
import type { RunReport } from '@magpie/engine';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const command = ['--import', 'tsx', join('apps', 'cli', 'src', 'main.ts')];
const stopWithinMs = 30_000;

/** What the supervisor says of its services; the part that is read here. */
export interface StackState {
  readonly databaseUrl: string;
  readonly loopbackUrl: string;
  readonly services: Readonly<Record<string, { readonly state: string; readonly pid: number | null; readonly restarts: number } | undefined>>;
}

export interface Rehearsal {
  readonly paceSeconds: number;
  readonly idempotent?: boolean;
}

/** The whole product under its own supervisor, in a folder of its own, with the demo shop in it. */
export interface Stack extends AsyncDisposable {
  readonly home: string;
  /** Of the rehearsal that the product does by itself at its first start: nobody was killed. */
  readonly quiet: RunReport;
  state(): Promise<StackState>;
  /** `magpie rehearse` to its end: the report it prints and its exit code. */
  rehearse(how: Rehearsal): Promise<{ readonly report: RunReport; readonly code: number | null }>;
}

/** Starts it as `npm start` does, without the web app, and resolves when its first rehearsal is over and it serves. */
export async function startStack({ seed }: { readonly seed: string }): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-chaos-'));
  // PostgreSQL may be another user, who must be able to walk in.
  await chmod(folder, 0o755);
  const home = join(folder, 'home');
  const environment = { ...process.env, MAGPIE_HOME: home, MAGPIE_SEED: seed, MAGPIE_PACE_SECONDS: '1', MAGPIE_STARTER_PID: String(process.pid) };
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'LOOPBACK_URL']) Reflect.deleteProperty(environment, name);
  const supervisor = start(['up', '--json', '--no-web', '--port', String(await freePort())], environment);
  const stop = async (): Promise<void> => {
    await end(supervisor.child);
    await rm(folder, { recursive: true, force: true });
  };
  const quiet = await supervisor.report.catch(async (fault: unknown) => {
    await stop();
    throw fault;
  });
  return {
    home,
    quiet,
    state: async () => stateOf(await readFile(join(home, 'state.json'), 'utf8')),
    rehearse: async ({ paceSeconds, idempotent = true }) => {
      const options = ['--pace', String(paceSeconds), '--seed', seed, ...(idempotent ? [] : ['--not-idempotent'])];
      const { child, report } = start(['rehearse', 'qixi-gift-box', '--json', ...options], environment);
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      try {
        return { report: await report, code: await ended };
      } finally {
        child.kill('SIGKILL');
      }
    },
    [Symbol.asyncDispose]: stop,
  };
}

interface Started {
  readonly child: ChildProcess;
  /** The one line of JSON that it prints; rejects with the last of what it said when it ends without. */
  readonly report: Promise<RunReport>;
}

function start(args: readonly string[], environment: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [...command, ...args], { cwd: checkout, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const report = new Promise<RunReport>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(reportOf(line)));
    child.once('exit', (code) => reject(new Error(`magpie ${args[0]} ended with ${code}:\n${said}`)));
  });
  report.catch(() => undefined);
  return { child, report };
}

function reportOf(line: string): RunReport {
  const report: RunReport = JSON.parse(line);
  return report;
}

function stateOf(text: string): StackState {
  const state: StackState = JSON.parse(text);
  return state;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await Promise.race([ended, delay(stopWithinMs)]);
  // Its guard stops what it had started.
  child.kill('SIGKILL');
}
