import { setTimeout as delay } from 'node:timers/promises';
import { processBirth } from './process-birth.ts';
import { readStateFile } from './state-file.ts';

const lookEveryMs = 50;
const graceMs = 10_000;

/** Stops what a killed supervisor may have left running, by the pids in its state file. Returns the names of what it stopped. */
export async function stopLeftovers(stateFile: string): Promise<readonly string[]> {
  const state = readStateFile(stateFile);
  const left = (state === null ? [] : Object.entries(state.services)).filter(([, { pid, birth }]) => isAlive(pid, birth));
  await Promise.all(left.map(([, { pid, birth }]) => stop(pid ?? 0, birth)));
  return left.map(([name]) => name);
}

async function stop(pid: number, birth: string | null): Promise<void> {
  // SIGINT, not SIGTERM: to PostgreSQL the latter means to wait for its clients.
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    signalGroup(pid, signal);
    for (let waitedMs = 0; waitedMs < graceMs; waitedMs += lookEveryMs) {
      if (!isAlive(pid, birth)) return;
      await delay(lookEveryMs);
    }
  }
}

/** Signals a process and what it started (each service leads a group of its own); that they are gone already is no mistake. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // No such group: the process alone is tried next.
    }
  }
}

function isAlive(pid: number | null, birth: string | null): boolean {
  return pid !== null && birth !== null && processBirth(pid) === birth;
}
