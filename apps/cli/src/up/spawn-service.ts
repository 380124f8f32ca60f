import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import type { Environment } from '../services/environment.ts';
import type { ProcessLaunch } from './service.ts';

const rotateAtBytes = 10 * 1024 * 1024;
const shownBytes = 8_192;

export interface RunningService {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves with how it ended. Never rejects: a command that cannot be started ends with code 127. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** The last of what it wrote in this life. */
  output(): string;
}

/** Starts the process in a group of its own (Ctrl-C is for the supervisor alone), its output going straight to the log file. */
export function spawnService(launch: ProcessLaunch, environment: Environment, logFile: string): RunningService {
  rotate(logFile);
  const log = openSync(logFile, 'a+');
  const from = fstatSync(log).size;
  const child = spawn(launch.command, launch.args, {
    ...launch.user,
    cwd: launch.cwd,
    env: { ...environment, ...launch.environment },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return { child, pid: child.pid ?? 0, ended, output: () => tail(logFile, from) };
}

function tail(file: string, from: number): string {
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const start = Math.max(from, size - shownBytes);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(log, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } finally {
    closeSync(log);
  }
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAtBytes) renameSync(file, `${file}.1`);
}
