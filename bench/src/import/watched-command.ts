import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cpuSeconds } from '../services/cpu-seconds.ts';

export interface Watched {
  readonly seconds: number;
  /** Processor time of the process itself, as last seen; null where the system has no /proc. */
  readonly cpuSeconds: number | null;
  /** What it printed. */
  readonly output: string;
  /** Memory held (resident set), once a second, in megabytes. */
  readonly megabytes: readonly number[];
}

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs `magpie …` as a process of its own and watches its memory. Throws where it does not end with 0. */
export async function watchedCommand(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Watched> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'apps/cli/src/main.ts', ...args], {
    cwd: checkout,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-2_000)));
  const megabytes: number[] = [];
  let spent: number | null = null;
  const looking = setInterval(async () => {
    const held = await residentMegabytes(child.pid ?? 0);
    if (held !== null) megabytes.push(held);
    spent = (await cpuSeconds(child.pid ?? 0)) ?? spent;
  }, 1_000);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(looking);
  if (code !== 0) throw new Error(`magpie ${args[0]} ended with ${code}: ${told}${output}`);
  return { seconds: (performance.now() - start) / 1_000, cpuSeconds: spent, output, megabytes };
}

async function residentMegabytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
}
