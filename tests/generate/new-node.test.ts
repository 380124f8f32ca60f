import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const patienceMs = 180_000;

/** A copy of the kinds in a checkout of its own; everything they stand on is the checkout's. */
let copy = '';
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'magpie-new-node-'));
  const unwanted = /\/(node_modules|\.types)$/;
  await cp(join(checkout, 'packages'), join(copy, 'packages'), { recursive: true, filter: (path) => !unwanted.test(path) });
  await symlink(join(checkout, 'node_modules'), join(copy, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.browser.json', 'tsconfig.pure.json', 'tsconfig.node.json'])
    await cp(join(checkout, file), join(copy, file));
  for (const name of await readdir(join(copy, 'packages'))) {
    const from = join(checkout, 'packages', name, 'node_modules');
    // Links into the workspace are relative: in a copied folder they lead to the copy.
    await cp(from, join(copy, 'packages', name, 'node_modules'), { recursive: true, verbatimSymlinks: true }).catch((fault: unknown) => {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault;
    });
  }
}, patienceMs);
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('npm run new:node', () => {
  it(
    'makes a kind that type-checks, passes its suite, compiles in a journey and draws its card',
    async () => {
      expect(newNode('send-postcard')).toMatchObject({ status: 0 });
      await run(join(checkout, 'node_modules', '.bin', 'tsc'), ['-b', join(copy, 'packages', 'nodes')]).catch((fault: unknown) => {
        throw new Error(outputOf(fault));
      });
      await writeFile(join(copy, 'packages', 'nodes', 'src', 'use.test.tsx'), useOfIt);
      await writeFile(join(copy, 'vitest.config.ts'), `export default { test: { include: ['packages/nodes/src/**/*.test.{ts,tsx}'] } };\n`);
      await symlink(join(checkout, 'apps', 'web', 'node_modules', 'react-dom'), join(copy, 'packages', 'nodes', 'node_modules', 'react-dom'));
      const suites = ['packages/nodes/src/send-postcard', 'packages/nodes/src/use.test.tsx', 'packages/nodes/src/words.test.ts'];
      const tested = await run(join(checkout, 'node_modules', '.bin', 'vitest'), ['run', ...suites], {
        cwd: copy,
        env: { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined, NODE_ENV: 'test', NO_COLOR: '1' },
      }).catch((fault: unknown) => {
        throw new Error(outputOf(fault));
      });
      expect(tested.stdout).toMatch(/Test Files\s+3 passed/);
    },
    patienceMs,
  );

  it.each([
    ['send-postcard', /taken/],
    ['wait', /taken/],
    ['SendPostcard', /no name for a kind/],
    ['send_postcard', /no name for a kind/],
    ['../evil', /no name for a kind/],
    ['-x', /no name for a kind/],
    ['delete', /word of the language/],
    ['', /Which kind/],
  ])('refuses %j and leaves everything as it was', async (name, reason) => {
    const before = await registries();
    const refused = newNode(name);
    expect(refused).toMatchObject({ status: 64, stdout: '' });
    expect(refused.stderr).toMatch(reason);
    expect(await registries()).toEqual(before);
  });
});

function newNode(name: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [join(copy, 'packages', 'tooling', 'generate', 'new-node.mjs'), name], { encoding: 'utf8' });
}

function registries(): Promise<readonly string[]> {
  return Promise.all(['index.ts', 'views.tsx'].map((file) => readFile(join(copy, 'packages', 'nodes', 'src', file), 'utf8')));
}

function outputOf(fault: unknown): string {
  return fault instanceof Error && 'stdout' in fault && 'stderr' in fault ? `${String(fault.stdout)}\n${String(fault.stderr)}` : String(fault);
}

/** What somebody else does with the new kind: a journey with it compiles, and its card is drawn. */
const useOfIt = `
import { renderToStaticMarkup } from 'react-dom/server';
import { compileJourney, applyEdit } from '@magpie/journey';
import { expect, it } from 'vitest';
import { kinds, qixiJourney } from './index.ts';
import { views } from './views.tsx';
import { nodeWords } from './words.ts';

const node = { id: 'new', type: 'send-postcard', version: 1, name: 'New', stage: null, position: { x: 0, y: 0 }, config: { tag: 'vip' }, when: null };

it('compiles in a journey', () => {
  const journey = qixiJourney({ id: 'q', locale: 'en' });
  const [edge] = journey.edges;
  const edited = applyEdit(journey, { type: 'insertOnEdge', edge: edge?.id ?? '', node, port: 'out', onward: 'onward' });
  if (!edited.ok) throw new Error(edited.refusal);
  const compiled = compileJourney(edited.value.document, kinds);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  expect(compiled.value.ops.filter((op) => op.node === 'new')).toMatchObject([{ op: 'update', addTags: ['vip'] }]);
});

it('draws its card', () => {
  const words = (key: string, parameters: Readonly<Record<string, unknown>> = {}) =>
    (nodeWords.en[key] ?? key).replaceAll(/\\{\\{(\\w+)\\}\\}/g, (_hole, name: string) => String(parameters[name]));
  const known = { events: [], tags: [], attributes: [], cohorts: [] };
  const context = { words, locale: 'en' as const, zone: 'UTC', currency: 'CNY', now: 0, node, anchor: null, anchorDates: [], known };
  const view = views['send-postcard'];
  expect(renderToStaticMarkup(view.card(context))).toContain('puts on vip');
  expect(view.summary(context)).toBe('puts on vip');
});
`;
