import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcesHash } from './sources-hash.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'magpie-hash-'));
  mkdirSync(join(root, 'src', 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'src', 'main.ts'), 'one');
  writeFileSync(join(root, 'lock'), 'two');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('is told apart by content and by name, wherever the folder lies', async () => {
  const before = await hash();
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  writeFileSync(join(root, 'src', 'main.ts'), 'other');
  const changed = await hash();
  writeFileSync(join(root, 'src', 'main.ts'), 'one');
  expect(await hash()).toBe(before);
  writeFileSync(join(root, 'src', 'more.ts'), '');
  expect(new Set([before, changed, await hash()]).size).toBe(3);
});

it('does not change with what is installed, built, not accepted or missing', async () => {
  const before = await hash();
  writeFileSync(join(root, 'src', 'node_modules', 'left-pad.js'), '');
  mkdirSync(join(root, 'src', 'dist'));
  writeFileSync(join(root, 'src', 'dist', 'main.js'), '');
  writeFileSync(join(root, 'src', 'main.test.ts'), '');
  expect(await hash()).toBe(before);
});

function hash(): Promise<string> {
  return sourcesHash(root, ['src', 'lock', 'not-there'], (path) => !path.endsWith('.test.ts'));
}
