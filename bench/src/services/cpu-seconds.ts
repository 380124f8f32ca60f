import { readdir, readFile } from 'node:fs/promises';

/** Ticks of the clock in a second, as Linux reports processor time. */
const ticks = 100;

/** Processor time that a process and its children have used so far, in seconds; null where the system has no /proc. */
export async function cpuSeconds(pid: number): Promise<number | null> {
  const all = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(all.filter((name) => /^\d+$/.test(name)).map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  let sum: number | null = null;
  for (const stat of stats) {
    // The name, in brackets, may hold anything: what counts is behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isItself = Number.parseInt(stat, 10) === pid;
    if (!isItself && Number(fields[1]) !== pid) continue;
    // Children that have ended are counted with whoever waited for them.
    const places = isItself ? [11, 12, 13, 14] : [11, 12];
    sum = places.reduce((seconds, place) => seconds + Number(fields[place]) / ticks, sum ?? 0);
  }
  return sum;
}
