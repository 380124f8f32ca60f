import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { explainClusterLog } from './cluster-error.ts';
import { type ClusterOptions, prepareCluster } from './prepare-cluster.ts';

const startWithinMs = 60_000;
const lookEveryMs = 50;
const keptLogCharacters = 20_000;

/** A running server. It does not end with this process by itself: call `stop`, or let the next start over the same folder take care. */
export interface Cluster extends AsyncDisposable {
  readonly pid: number;
  readonly port: number;
  readonly adminUrl: string;
  url(database: string): string;
  /** Ends it in order (open transactions are rolled back); resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL over a folder and resolves when it answers; throws a ClusterError otherwise. For a supervised server use `prepareCluster`. */
export async function startCluster(options: ClusterOptions & { readonly log?: (line: string) => void }): Promise<Cluster> {
  const prepared = await prepareCluster(options);
  const child = spawn(prepared.command, prepared.args, {
    ...prepared.user,
    cwd: prepared.dataDir,
    env: { ...process.env, ...prepared.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const kept = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      kept.text = (kept.text + text).slice(-keptLogCharacters);
      for (const line of text.trimEnd().split('\n')) options.log?.(line);
    });
  }
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  try {
    await untilAnswers(child, prepared.adminUrl);
  } catch {
    if (isRunning(child)) child.kill('SIGQUIT');
    await gone;
    throw explainClusterLog(kept.text, prepared.dataDir);
  }
  const stop = async (): Promise<void> => {
    if (isRunning(child)) child.kill('SIGINT');
    await gone;
  };
  return { pid: child.pid ?? 0, port: prepared.port, adminUrl: prepared.adminUrl, url: prepared.url, stop, [Symbol.asyncDispose]: stop };
}

async function untilAnswers(child: ChildProcess, url: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < startWithinMs; waitedMs += lookEveryMs) {
    if (!isRunning(child)) break;
    const client = new pg.Client({ connectionString: url });
    const answered = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (answered) return;
    await delay(lookEveryMs);
  }
  throw new Error('PostgreSQL did not answer');
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && child.pid !== undefined;
}
