import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .stdout.split('\n')
  .filter((path) => path !== '');

/** Files and folders that a document names in code marks: `run/next-wake.ts`, `packages/engine`. Names with a placeholder or a wildcard are not meant. */
function namedIn(text: string): readonly string[] {
  const marked = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  const isFile = (name: string): boolean => /^[\w@./-]+\.(ts|tsx|mjs|js|json|md|prisma|css|png|sql)$/.test(name);
  const isFolder = (name: string): boolean => /^(packages|apps|tests|bench|workflows|prisma|docs)\/[\w./-]*[\w/]$/.test(name);
  return marked.filter((name) => isFile(name) || isFolder(name));
}

function exists(name: string): boolean {
  const path = name.replace(/^\.\//, '').replace(/\/$/, '');
  return files.some((file) => file === path || file.endsWith(`/${path}`) || file.startsWith(`${path}/`));
}

it.each(files.filter((path) => path.endsWith('.md') && path !== 'docs/plan.md'))('%s names only files that are there', (path) => {
  expect(namedIn(readFileSync(join(root, path), 'utf8')).filter((name) => !exists(name))).toEqual([]);
});

it('would notice a file that is gone', () => {
  expect(namedIn('See `run/no-such-file.ts`, `packages/engine` and `npm start`.').filter((name) => !exists(name))).toEqual(['run/no-such-file.ts']);
});
