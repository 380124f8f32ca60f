import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConfigurationError } from '../../up/configuration-error.ts';
import type { Progress, Run } from '../../up/service.ts';
import { resolveServer } from './resolve-server.ts';
import { builtServer } from './server-cache.ts';

let folder = '';
const ran: string[] = [];
const progress = vi.fn<(progress: Progress) => void>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magpie-resolve-'));
  vi.stubEnv('PATH', join(folder, 'bin'));
  ran.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Nothing can be downloaded; go answers as the go command does. */
const run: Run = async (command, args, { onLine }) => {
  ran.push(`${command.split('/').at(-1)} ${args[0]}`);
  if (!command.endsWith('/go')) throw new Error('no such host');
  if (args[0] === 'list') for (const line of ['errors', 'fmt', 'magpie/temporal']) onLine?.(line);
  if (args[0] === 'build') {
    for (const line of ['errors', 'fmt', '# a warning of the linker']) onLine?.(line);
    executable(String(args[args.indexOf('-o') + 1]));
  }
};

it('takes the built server before anything else', async () => {
  executable(await builtServer({ XDG_CACHE_HOME: folder }));
  executable(join(folder, 'bin', 'temporal'));
  await expect(resolve()).resolves.toMatchObject({ kind: 'ours', command: await builtServer({ XDG_CACHE_HOME: folder }) });
});

it('takes temporal on PATH before downloading or building', async () => {
  executable(join(folder, 'bin', 'temporal'));
  executable(join(folder, 'bin', 'go'));
  await expect(resolve()).resolves.toMatchObject({ kind: 'official', command: join(folder, 'bin', 'temporal') });
  expect(ran).toEqual([]);
});

it('tries the download before the build, and tells how far the build is', async () => {
  executable(join(folder, 'bin', 'go'));
  await expect(resolve()).resolves.toMatchObject({ kind: 'ours', command: await builtServer({ XDG_CACHE_HOME: folder }) });
  expect(ran).toEqual(['node --import', 'go list', 'go build']);
  expect(progress).toHaveBeenLastCalledWith({ done: 2, total: 3, what: 'building the Temporal server' });
});

it('names the ways where there is none', async () => {
  const refused = resolve();
  await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
  await expect(refused).rejects.toThrow(/TEMPORAL_ADDRESS.*MAGPIE_TEMPORAL_BINARY.*PATH.*download.*Go/);
});

function resolve(): ReturnType<typeof resolveServer> {
  return resolveServer({ environment: { XDG_CACHE_HOME: folder }, progress, run });
}

function executable(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
}
