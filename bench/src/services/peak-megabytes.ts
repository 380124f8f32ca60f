import { readFile } from 'node:fs/promises';

/** Most memory a process has held (resident set), in megabytes; null where the system has no /proc, or the process is gone. */
export async function peakMegabytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
}
