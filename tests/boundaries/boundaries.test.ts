import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Each canary is an import or a line that must be refused, in the file that must not have it, with the rule that refuses it. */
const refused: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['packages/kit/src/canary.ts', "import { readFile } from 'node:fs';\nexport { readFile };", 'boundaries'],
  ['packages/kit/src/canary-2.ts', "import { parseFilter } from '@magpie/audience';\nexport { parseFilter };", 'boundaries'],
  ['packages/kit/src/canary-3.ts', 'export const now = Date.now();', 'pure-globals'],
  ['packages/audience/src/canary.ts', "export { compileJourney } from '@magpie/journey';", 'boundaries'],
  ['packages/journey/src/canary.ts', "export { kinds } from '@magpie/nodes';", 'boundaries'],
  ['packages/journey/src/canary-2.ts', 'export const draw = () => Math.random();', 'pure-globals'],
  ['packages/journey/src/canary-3.ts', "export { filterSql } from '@magpie/audience/sql';", 'boundaries'],
  ['packages/nodes/src/split/model.ts', "export { useState } from 'react';", 'boundaries'],
  ['packages/nodes/src/split/canary.ts', "export { openDatabase } from '@magpie/db';", 'boundaries'],
  ['packages/engine/src/canary.ts', "export { kinds } from '@magpie/nodes';", 'boundaries'],
  ['packages/engine/src/canary-2.ts', "export { PrismaClient } from '@prisma/client';", 'boundaries'],
  ['packages/engine/src/canary-3.ts', "export { anything } from '../../db/src/open-database.ts';", 'boundaries'],
  ['packages/engine/src/canary-4.ts', "export { anything } from '@magpie/db/src/open-database.ts';", 'boundaries'],
  [
    'packages/engine/src/canary-5.ts',
    'export function read(node: { type: string }) {\n  switch (node.type) {\n    default:\n      return 1;\n  }\n}',
    'kind-names',
  ],
  ['packages/engine/src/canary-6.ts', "export { planOf } from '@magpie/journey/testing';", 'boundaries'],
  ['packages/db/src/canary.ts', "export { advanceBlocks } from '@magpie/engine';", 'boundaries'],
  ['packages/ui/src/canary.ts', "export { kinds } from '@magpie/nodes';", 'boundaries'],
  ['workflows/src/canary.ts', "export { openDatabase } from '@magpie/db';", 'boundaries'],
  ['workflows/src/canary-2.ts', "export { kinds } from '@magpie/nodes';", 'boundaries'],
  ['apps/web/src/canary.ts', "import { appRouter } from '@magpie/api/router';\nexport { appRouter };", 'boundaries'],
  ['apps/web/src/canary-2.ts', "export { openDatabase } from '@magpie/db';", 'boundaries'],
  ['apps/web/src/editor/store/canary.ts', "export { useState } from 'react';", 'boundaries'],
  ['apps/web/src/editor/canvas/canary.ts', "export const isSms = (node: { type: string }) => node.type === 'send-sms';", 'kind-names'],
  ['apps/worker/src/canary.ts', "export { kinds } from '@magpie/nodes';", 'boundaries'],
  ['apps/api/src/canary.ts', "export { main } from '@magpie/cli';", 'boundaries'],
  ['packages/engine/src/utils.ts', 'export const value = 1;', 'file-names'],
  ['packages/engine/src/CamelCase.ts', 'export const value = 1;', 'file-names'],
];

const allowed: readonly (readonly [file: string, code: string])[] = [
  ['packages/engine/src/fine.ts', "export { advance } from '@magpie/journey/plan';"],
  ['packages/engine/src/fine-2.ts', "export { filterSql } from '@magpie/audience/sql';"],
  ['packages/engine/src/testing/fine.ts', "export { planOf } from '@magpie/journey/testing';"],
  ['apps/cli/src/fine.test.ts', "export { filterOf } from '@magpie/audience/testing';"],
  ['packages/audience/src/sql/fine.ts', "export { createHash } from 'node:crypto';"],
  ['packages/nodes/src/split/view.tsx', "export { useState } from 'react';"],
  ['packages/nodes/src/fine.ts', 'export const isOne = (node: { type: string }) => node.type === "split";'],
  ['apps/web/src/fine.ts', "import type { AppRouter } from '@magpie/api/router';\nexport type Router = AppRouter;"],
  ['workflows/src/fine.ts', "export { sha256 } from '@magpie/kit';"],
];

const root = resolve(import.meta.dirname, '../..');
let folder = '';
let found = new Map<string, Set<string>>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  for (const [file, code] of [...refused, ...allowed]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${code}\n`);
  }
  found = await lint(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('house rules', () => {
  it.each(refused)('%s: %s is refused', (file, _code, rule) => {
    expect([...(found.get(file) ?? [])]).toContain(rule);
  });
  it.each(allowed)('%s: %s is allowed', (file) => {
    expect([...(found.get(file) ?? [])]).toEqual([]);
  });
});

/** House rules broken, by file. */
async function lint(target: string): Promise<Map<string, Set<string>>> {
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const output = await new Promise<string>((done) => {
    execFile(oxlint, ['-c', join(root, '.oxlintrc.json'), '-f', 'json', '.'], { cwd: target, maxBuffer: 1 << 24 }, (_error, stdout) => done(stdout));
  });
  const report: unknown = JSON.parse(output);
  const rules = new Map<string, Set<string>>();
  if (typeof report !== 'object' || report === null || !('diagnostics' in report) || !Array.isArray(report.diagnostics))
    throw new Error(`Unexpected report: ${output.slice(0, 200)}`);
  for (const { filename, code } of report.diagnostics) {
    const rule = /^house\((.*)\)$/.exec(code)?.[1];
    const file = relative(target, resolve(target, filename));
    if (rule) rules.set(file, (rules.get(file) ?? new Set()).add(rule));
  }
  return rules;
}
