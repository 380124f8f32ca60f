import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  clearForbiddenWords,
  createUser,
  createWorkspace,
  dropForbiddenWord,
  listForbiddenWords,
  lockForbiddenWords,
  putForbiddenWord,
  withTransaction,
} from './index.ts';
import { testDatabase } from './testing/test-database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  for (const id of ['tea', 'cds']) await createWorkspace(database.db, { id, name: id, zone: 'UTC', currency: 'CNY' });
  await createUser(database.db, { id: 'user_1', email: 'a@example.com', name: '店主' });
});
afterAll(() => database[Symbol.asyncDispose]());

it('keeps the changes of each workspace apart, a word once, and takes them back', async () => {
  const { db } = database;
  await putForbiddenWord(db, 'tea', { type: 'own', word: '清仓', source: '', userId: null });
  await putForbiddenWord(db, 'tea', { type: 'off', word: '独家', source: '', userId: 'user_1' });
  await putForbiddenWord(db, 'cds', { type: 'own', word: 'best', source: 'house rule', userId: 'user_1' });
  await putForbiddenWord(db, 'tea', { type: 'own', word: '清仓', source: '市监局提醒函', userId: 'user_1' });
  expect((await listForbiddenWords(db, 'tea')).map(({ at: _at, ...change }) => change)).toEqual([
    { type: 'own', word: '清仓', source: '市监局提醒函', by: { id: 'user_1', name: '店主' } },
    { type: 'off', word: '独家', source: '', by: { id: 'user_1', name: '店主' } },
  ]);
  expect(await dropForbiddenWord(db, 'tea', 'best')).toBe(false);
  expect(await dropForbiddenWord(db, 'tea', '独家')).toBe(true);
  expect(await clearForbiddenWords(db, 'tea')).toBe(1);
  expect(await listForbiddenWords(db, 'tea')).toEqual([]);
  expect((await listForbiddenWords(db, 'cds')).map(({ word }) => word)).toEqual(['best']);
});

it('lets one at a time judge the list of a workspace', async () => {
  const { db } = database;
  const done: string[] = [];
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const first = withTransaction(db, async (transaction) => {
    await lockForbiddenWords(transaction, 'tea');
    done.push('first in');
    await held;
    done.push('first out');
  });
  await expect.poll(() => done).toEqual(['first in']);
  const second = withTransaction(db, async (transaction) => {
    await lockForbiddenWords(transaction, 'tea');
    done.push('second in');
  });
  // Another workspace's list is not held.
  await withTransaction(db, (transaction) => lockForbiddenWords(transaction, 'cds'));
  await expect
    .poll(
      async () =>
        (
          await sql<{
            waiting: number;
          }>`select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`.execute(
            db,
          )
        ).rows[0]?.waiting,
    )
    .toBe(1);
  letGo();
  await Promise.all([first, second]);
  expect(done).toEqual(['first in', 'first out', 'second in']);
});

it('knows two kinds of change', async () => {
  await expect(sql`insert into forbidden_word (workspace_id, word, type) values ('tea', 'x', 'other')`.execute(database.db)).rejects.toThrow(
    /forbidden_word_type/,
  );
});
