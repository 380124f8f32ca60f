import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspace, ingestFacts, insertAudience, saveCohort } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { expect, it } from 'vitest';
import { type ExportArguments, runExport } from './run-export.ts';

it('writes the rows that are wanted, of whom and of when they are wanted, and says what to do when it cannot', async () => {
  await using test = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'magpie-export-'));
  try {
    await createWorkspace(test.db, { id: 'tea', name: '茶', zone: 'Asia/Shanghai', currency: 'CNY' });
    const at = Date.UTC(2026, 7, 2, 17);
    await ingestFacts(test.db, 'tea', [
      ...['a', 'b'].map((externalId) => ({ type: 'member' as const, externalId, occurredAt: at })),
      { type: 'tag', externalId: 'b', tag: 'VIP', present: true, occurredAt: at },
      { type: 'order', id: 'o1', externalId: 'a', value: 100n, occurredAt: at },
      { type: 'order', id: 'o2', externalId: 'b', value: 100n, occurredAt: at + 24 * 3_600_000 },
    ]);
    await saveCohort(test.db, { workspaceId: 'tea', id: 'c1', name: '买家', origin: { type: 'test' }, memberNos: [0] });
    await writeFile(join(folder, 'vip.json'), JSON.stringify({ type: 'tag', tag: 'VIP' }));
    await writeFile(join(folder, 'bad.json'), '{');
    const vip = { id: 'audience_vip', name: '老客', description: '', filter: { type: 'tag', tag: 'VIP' }, anchor: null, userId: null };
    await insertAudience(test.db, 'tea', vip);
    await writeFile(join(folder, 'others.audience'), 'not audience "audience_vip"');
    const window = { type: 'anchor', fromDays: -1, toDays: 1, yearsBack: [0] };
    const filter = { type: 'event', event: 'Order Completed', where: [], window, measure: { type: 'count' }, test: { op: '>=', value: 1 } };
    const third = { id: 'audience_third', name: '八月三日', description: '', filter, anchor: { type: 'date', date: '2026-08-03' }, userId: null };
    await insertAudience(test.db, 'tea', third);
    await writeFile(join(folder, 'third.audience'), 'audience "audience_third"');
    await writeFile(join(folder, 'gone.audience'), 'audience "audience_gone"');
    const out = join(folder, 'out.csv');
    const run = async (change: Partial<ExportArguments>) => {
      const told: string[] = [];
      const options = { databaseUrl: test.url, signal: new AbortController().signal, tell: (line: string) => void told.push(line) };
      const exit = await runExport({ what: 'orders', workspace: '茶', out, format: 'csv', ...change }, options);
      const content = await readFile(out, 'utf8').catch(() => '');
      return {
        exit,
        ids: content
          .trimEnd()
          .split('\r\n')
          .slice(1)
          .map((line) => line.split(',')[0]),
        told: told.join('\n'),
      };
    };
    expect(await run({})).toMatchObject({ exit: 0, ids: ['o1', 'o2'], told: expect.stringContaining('2 rows') });
    // Half past midnight of the third in Shanghai.
    expect(await run({ since: '2026-08-03', until: '2026-08-03' })).toMatchObject({ exit: 0, ids: ['o1'] });
    expect(await run({ cohort: '买家' })).toMatchObject({ exit: 0, ids: ['o1'] });
    expect(await run({ what: 'members', audience: join(folder, 'vip.json') })).toMatchObject({ exit: 0, ids: ['b'] });
    expect(await run({ format: 'parquet', out: join(folder, 'out.parquet') })).toMatchObject({ exit: 0 });
    expect(await run({ workspace: 'nowhere' })).toMatchObject({ exit: 64, told: 'There is no workspace "nowhere".' });
    expect(await run({ cohort: 'gone' })).toMatchObject({ exit: 64, told: 'There is no cohort "gone".' });
    expect(await run({ since: 'soon' })).toMatchObject({ exit: 64, told: 'Days are written as YYYY-MM-DD.' });
    expect(await run({ what: 'members', audience: join(folder, 'others.audience') })).toMatchObject({ exit: 0, ids: ['a'] });
    // Around the day that it is counted around.
    expect(await run({ what: 'members', audience: join(folder, 'third.audience') })).toMatchObject({ exit: 0, ids: ['a'] });
    expect(await run({ audience: join(folder, 'gone.audience') })).toMatchObject({
      exit: 64,
      told: expect.stringContaining('There is no saved audience audience_gone'),
    });
    expect(await run({ audience: join(folder, 'bad.json') })).toMatchObject({
      exit: 64,
      told: expect.stringMatching(/bad\.json cannot be asked\.\nerror/),
    });
    expect(await run({ audience: 'x', cohort: 'y' })).toMatchObject({ exit: 64 });
    expect((await readdir(folder)).toSorted()).toEqual([
      'bad.json',
      'gone.audience',
      'others.audience',
      'out.csv',
      'out.parquet',
      'third.audience',
      'vip.json',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
