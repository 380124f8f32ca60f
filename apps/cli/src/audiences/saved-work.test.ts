import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveAudience, createWorkspace, ingestFacts, listAudienceVersions, listAudit, withTransaction } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countSaved, listSaved, saveFile, showSaved } from './saved-work.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder = '';

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'magpie-audiences-'));
  for (const [id, name] of [
    ['tea', '茶'],
    ['other', 'other'],
  ] as const)
    await createWorkspace(database.db, { id, name, zone: 'Asia/Shanghai', currency: 'CNY' });
  const at = Date.UTC(2026, 7, 3);
  await ingestFacts(database.db, 'tea', [
    ...['a', 'b', 'c'].map((externalId) => ({ type: 'member' as const, externalId, occurredAt: at })),
    { type: 'tag', externalId: 'b', tag: 'VIP', present: true, occurredAt: at },
    { type: 'tag', externalId: 'c', tag: 'VIP', present: true, occurredAt: at },
    { type: 'tag', externalId: 'c', tag: 'staff', present: true, occurredAt: at },
  ]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const workspace = '茶';

/** What a command ended with, printed and told. */
async function ended(work: (tools: Parameters<typeof listSaved>[1]) => Promise<number>) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await work({ db: database.db, print: (line) => void out.push(line), tell: (line) => void err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Saves a text under a name, and tells its id too. */
async function save(name: string, text: string) {
  const file = join(folder, 'given.audience');
  await writeFile(file, text);
  const saved = await ended((tools) => saveFile({ file, name, workspace }, tools));
  return { ...saved, id: saved.out.split('\t')[0] ?? '' };
}
const count = (name: string) => ended((tools) => countSaved({ name, workspace, json: false }, tools));
const show = (name: string, as: 'text' | 'json' | 'words' = 'text') => ended((tools) => showSaved({ name, workspace, as, locale: 'en' }, tools));

describe('saved audiences by command', () => {
  it('are saved from a text, shown as it, listed, counted, and saved again as a next version', async () => {
    const first = await save('  Old   friends ', 'tag "VIP"');
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^audience_\w+\tOld friends\tversion 1$/) });
    expect(await show('old friends')).toMatchObject({ code: 0, out: 'tag "VIP"' });
    expect(await count(first.id)).toMatchObject({ code: 0, out: '2 of 3 members' });
    expect(await save('old friends', '  tag   "VIP"')).toMatchObject({ code: 0, out: `${first.id}\tOld friends\tversion 1, unchanged` });
    expect(await save('old friends', 'tag "VIP" and not tag "staff"')).toMatchObject({ code: 0, out: `${first.id}\tOld friends\tversion 2` });
    expect(await count('Old friends')).toMatchObject({ code: 0, out: '1 of 3 members' });
    expect(await listAudienceVersions(database.db, 'tea', first.id)).toHaveLength(2);
    expect((await listAudit(database.db, 'tea', 2)).map(({ action }) => action)).toEqual(['audience.save', 'audience.create']);
    const listed = await ended((tools) => listSaved({ workspace: 'tea', json: false }, tools));
    expect(listed.out.split('\n')[1]).toMatch(new RegExp(`^${first.id}\tOld friends\t2\t`));
    expect(await ended((tools) => listSaved({ workspace: 'other', json: true }, tools))).toMatchObject({ code: 0, out: '[]' });
  });

  it('may name each other, are told in words by their names, and never in a ring', async () => {
    const { id } = await save('insiders', 'tag "staff"');
    const outside = await save('outsiders', `not audience "${id}"`);
    expect(await count('outsiders')).toMatchObject({ code: 0, out: '2 of 3 members' });
    expect((await show('outsiders', 'words')).out).toContain('insiders');
    expect(JSON.parse((await show('outsiders', 'json')).out)).toEqual({ type: 'not', of: { type: 'audience', audience: id } });
    expect(await save('insiders', `audience "${outside.id}"`)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('error') });
    expect(await show('insiders')).toMatchObject({ out: 'tag "staff"' });
  });

  it('refuse what cannot be read by line and column, and what it names that is not there', async () => {
    expect(await save('odd', 'tag "VIP"\nand nonsense')).toMatchObject({ code: 2, err: expect.stringMatching(/^error: Line 2, column 5 /) });
    expect(await save('odd', 'audience "gone"')).toMatchObject({ code: 2, err: expect.stringContaining('There is no saved audience gone') });
    expect(await save(' ', 'tag "VIP"')).toMatchObject({ code: 64 });
    const { id } = await save('away', 'tag "VIP"');
    await withTransaction(database.db, (db) => archiveAudience(db, 'tea', { id, at: new Date(), userId: null }));
    expect(await save(id, 'tag "staff"')).toMatchObject({ code: 66, err: expect.stringContaining('archived') });
    expect(await show('away')).toMatchObject({ code: 66, err: expect.stringContaining('There is no saved audience "away"') });
    expect(await ended((tools) => countSaved({ name: id, workspace: 'other', json: true }, tools))).toMatchObject({ code: 66 });
    expect(await ended((tools) => listSaved({ workspace: 'nowhere', json: true }, tools))).toMatchObject({
      code: 64,
      err: 'There is no workspace "nowhere".',
    });
    const missing = { file: join(folder, 'none'), name: 'x', workspace };
    expect(await ended((tools) => saveFile(missing, tools))).toMatchObject({ code: 66, err: expect.stringContaining('cannot be read') });
  });
});
