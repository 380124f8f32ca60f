import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { emptyHome } from './empty-home.ts';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'magpie-empty-'));
  for (const folder of ['postgres', 'loopback', 'logs']) mkdirSync(join(home, folder));
  for (const file of ['lock', 'state.json', 'ports.json', 'temporal.db', join('postgres', 'connection.json')]) writeFileSync(join(home, file), '');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('leaves nothing but the lock, which is held', async () => {
  await emptyHome(home);
  expect(readdirSync(home)).toEqual(['lock']);
});

it('removes nothing at all from a folder that holds what Magpie did not make', async () => {
  writeFileSync(join(home, 'thesis.doc'), 'years of work');
  await expect(emptyHome(home)).rejects.toBeInstanceOf(ConfigurationError);
  await expect(emptyHome(home)).rejects.toThrow(/thesis\.doc/);
  expect(existsSync(join(home, 'postgres', 'connection.json'))).toBe(true);
});
