import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Environment } from '../environment.ts';
import type { Progress, Run } from '../../up/service.ts';
import { builtServer, serverSources } from './server-cache.ts';

export interface Building {
  /** Path of the go command. */
  readonly go: string;
  readonly environment: Environment;
  readonly run: Run;
  progress(progress: Progress): void;
}

/**
 * Builds the embedded server into the cache and returns its path. The first build takes minutes; `go build -v` prints a line for each package, so the
 * progress is real. Two builds at once do not disturb each other: each writes a file of its own and renames it.
 */
export async function buildServer({ go, environment, run, progress }: Building): Promise<string> {
  const target = await builtServer(environment);
  const draft = `${target}.${process.pid}`;
  const what = 'building the Temporal server';
  await mkdir(dirname(target), { recursive: true });
  let total = 0;
  progress({ done: 0, total: 1, what: 'fetching the sources of the Temporal server' });
  await run(go, ['list', '-deps', '.'], { cwd: serverSources, onLine: () => void (total += 1) });
  let done = 0;
  progress({ done, total, what });
  const onLine = (line: string): void => {
    if (/^[\w./-]+$/.test(line)) progress({ done: (done += 1), total, what });
  };
  try {
    await run(go, ['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', draft, '.'], { cwd: serverSources, onLine });
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
  return target;
}
