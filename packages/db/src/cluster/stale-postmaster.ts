import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const stopWithinMs = 10_000;
const lookEveryMs = 50;

/**
 * Deals with what a killed server left: a postmaster that still runs over this folder is stopped (nobody watches it any more), and a pid file whose
 * number now belongs to another program is removed, since PostgreSQL would take that program for its own postmaster and refuse to start.
 */
export async function clearStalePostmaster(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0)) return;
  if (!(await isPostmaster(pid, dataDir))) return rm(file, { force: true });
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < stopWithinMs; waitedMs += lookEveryMs) {
      if (!(await isPostmaster(pid, dataDir))) return;
      await delay(lookEveryMs);
    }
  }
}

async function isPostmaster(pid: number, dataDir: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    process.platform === 'linux'
      ? ''
      : run('ps', ['-o', 'args=', '-p', String(pid)]).then(
          ({ stdout }) => stdout,
          () => '',
        ),
  );
  return command.includes('postgres') && command.includes(dataDir);
}
