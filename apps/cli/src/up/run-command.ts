import { spawn } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Environment } from '../services/environment.ts';
import type { Run } from './service.ts';
import type { Guard } from './start-guard.ts';
import { signalGroup } from './stop-leftovers.ts';

const shownLines = 3;

interface Running {
  readonly guard: Guard;
  readonly environment: Environment;
  readonly logFile: string;
  readonly signal: AbortSignal;
}

/** How a launch runs what comes before its service: guarded like a service, its output in the log, its last lines in the error. */
export function commandRunner({ guard, environment, logFile, signal }: Running): Run {
  return async (command, args, options) => {
    signal.throwIfAborted();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...environment, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const pid = child.pid ?? 0;
    if (pid > 0) guard.add(pid, 'SIGTERM');
    const onAbort = (): void => signalGroup(pid, 'SIGTERM');
    signal.addEventListener('abort', onAbort, { once: true });
    const last: string[] = [];
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        last.push(line);
        if (last.length > shownLines) last.shift();
        void appendFile(logFile, `${line}\n`).catch(() => undefined);
        options.onLine?.(line);
      });
    }
    try {
      const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
      signal.throwIfAborted();
      if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} failed: ${last.join(' | ')}`);
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (pid > 0) guard.drop(pid);
    }
  };
}
