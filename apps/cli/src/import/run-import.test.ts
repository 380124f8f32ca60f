import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canConnect, listMemberships } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { createDemoWorkspace } from '@magpie/merchant';
import { describe, expect, it } from 'vitest';
import { importCommand } from '../commands/import.ts';
import { commandDatabase } from './command-database.ts';
import { type ImportArguments, runImport } from './run-import.ts';

const mapping = {
  version: 1,
  source: 'till',
  format: { type: 'delimited', delimiter: ',' },
  zone: 'America/New_York',
  currency: 'USD',
  member: { column: 'who' },
  date: { column: 'day', pattern: 'yyyy-MM-dd' },
  row: { type: 'order', id: null, value: { column: 'value' } },
};

async function room(content: string) {
  const test = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'magpie-cli-'));
  await writeFile(join(folder, 'file.csv'), content);
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(mapping));
  const run = async (change: Partial<ImportArguments> = {}, databaseUrl = test.url) => {
    const printed: string[] = [];
    const told: string[] = [];
    const wanted = { file: join(folder, 'file.csv'), mapping: join(folder, 'mapping.json'), workspace: 'till', create: true, json: true, ...change };
    const exit = await runImport(wanted, {
      databaseUrl,
      signal: new AbortController().signal,
      print: (line) => printed.push(line),
      tell: (line) => told.push(line),
    });
    return { exit, printed: printed.join('\n'), told: told.join('\n') };
  };
  return {
    ...test,
    folder,
    run,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true });
      await test[Symbol.asyncDispose]();
    },
  };
}

describe('magpie import', () => {
  it('imports into a new workspace that the owners can enter, and reports as JSON', async () => {
    await using test = await room('who,day,value\na,2026-01-01,1.00\nb,2026-07-01,2.50\n');
    const { userId } = await createDemoWorkspace(test.db, { loopbackUrl: 'http://127.0.0.1:1' });
    const first = await test.run();
    expect(first.exit).toBe(0);
    expect(JSON.parse(first.printed)).toMatchObject({
      workspaceId: 'till',
      read: 3,
      imported: 2,
      alreadyThere: 0,
      rejected: 0,
      skipped: 1,
      newMembers: 2,
      watermark: 2,
    });
    expect(JSON.parse((await test.run({ create: false })).printed)).toMatchObject({ imported: 0, alreadyThere: 2 });
    expect((await listMemberships(test.db, userId)).map(({ id, zone, role }) => [id, zone, role])).toContainEqual([
      'till',
      'America/New_York',
      'owner',
    ]);
    const { rows } = await test.db
      .selectFrom('event')
      .select('occurred_at')
      .orderBy('sequence')
      .execute()
      .then((found) => ({ rows: found }));
    expect(rows.map((row) => row.occurred_at.toISOString())).toEqual(['2026-01-01T05:00:00.000Z', '2026-07-01T04:00:00.000Z']);
  });

  it('exits with 2 when rows were rejected, and says where they are', async () => {
    await using test = await room('who,day,value\na,2026-01-01,1.00\nb,soon,2.50\n');
    const rejects = join(test.folder, 'rejects.csv');
    const ran = await test.run({ json: false, rejects });
    expect(ran.exit).toBe(2);
    expect(ran.printed).toContain('3 rows read = 1 imported + 0 already there + 1 rejected + 1 skipped');
    expect(ran.printed).toContain(`1 bad-date; the rows are in ${rejects}`);
    expect(await readFile(rejects, 'utf8')).toContain('3,bad-date,"b,soon,2.50"');
  });

  it('says what to do when it cannot', async () => {
    await using test = await room('who,day,worth\na,2026-01-01,1.00\n');
    expect(await test.run({ create: false })).toMatchObject({ exit: 64, told: expect.stringContaining('Add --create') });
    expect(await test.run({ mapping: '/nowhere.json' })).toMatchObject({ exit: 64, told: expect.stringContaining('docs/import.md') });
    expect(await test.run()).toMatchObject({ exit: 1, told: expect.stringContaining('has no column value') });
    expect(await test.run({ file: '/nowhere.csv' })).toMatchObject({ exit: 1, told: expect.stringContaining('cannot be read') });
    expect(await test.run({}, 'postgresql://u:sesame@127.0.0.1:1/x')).toMatchObject({
      exit: 1,
      told: expect.stringMatching(/127\.0\.0\.1:1\/x: nothing answers there/),
    });
    expect((await test.run({}, 'postgresql://u:sesame@127.0.0.1:1/x')).told).not.toContain('sesame');
  });

  it('works on the database of the environment, else on the one of the state folder, which it starts and stops', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'magpie-state-'));
    // As root the server runs as another user, who must be able to walk in.
    await chmod(folder, 0o755);
    try {
      expect((await commandDatabase({ DATABASE_URL: 'postgresql://a' }, folder)).url).toBe('postgresql://a');
      const first = await commandDatabase({}, folder);
      // A second command finds the first one's server and leaves it running.
      {
        await using second = await commandDatabase({}, folder);
        expect(second.url).toBe(first.url);
      }
      expect(await canConnect(first.url)).toBe(true);
      await first[Symbol.asyncDispose]();
      expect(await canConnect(first.url)).toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('explains itself', () => {
    expect(importCommand().helpInformation()).toContain('--mapping <file>');
  });
});
