import { createJourney, createUser, createWorkspace, listAudit, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  for (const id of ['ours', 'theirs']) await createWorkspace(db, { id, name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(db, { id: 'yi', email: 'yi@localhost', name: '店主' });
  for (const id of ['ours', 'theirs']) await setRole(db, id, { userId: 'yi', role: 'owner' });
});
beforeEach(async () => {
  await sql`delete from forbidden_word`.execute(database.db);
  await sql`delete from audit_entry`.execute(database.db);
});
afterAll(() => database[Symbol.asyncDispose]());

function caller(role: 'owner' | 'editor' | 'viewer' = 'owner') {
  return appRouter.createCaller(bareContext(database.db, { user: { id: 'yi', name: '店主' }, roleIn: async () => role }));
}

const at = { workspaceId: 'ours' };
const listed = async (workspaceId = 'ours') => caller('viewer').messages.words({ workspaceId });
const audited = async () => (await listAudit(database.db, 'ours', 10)).map(({ userId, action, detail }) => [userId, action, detail]);

it('lists what ships, everybody may read it, and only an owner changes it', async () => {
  const words = await listed();
  expect(words.length).toBeGreaterThan(50);
  expect(words.find(({ word }) => word === '最佳')).toEqual({ word: '最佳', reason: 'superlative', isOn: true, source: null, by: null, at: null });
  const { messages } = caller('editor');
  for (const change of [
    messages.addWord({ ...at, word: 'x', source: '' }),
    messages.removeWord({ ...at, word: 'x' }),
    messages.switchWord({ ...at, word: '最佳', isOn: false }),
    messages.restoreWords(at),
  ])
    await expect(change).rejects.toMatchObject({ refusal: 'forbidden' });
  expect(await audited()).toEqual([]);
});

it('adds a word of its own with its source, once, and takes it away', async () => {
  const { messages } = caller();
  await messages.addWord({ ...at, word: '  清仓   大甩卖 ', source: ' 市监局提醒函 ' });
  const [first] = await listed();
  expect(first).toMatchObject({ word: '清仓 大甩卖', reason: 'own', isOn: true, source: '市监局提醒函', by: '店主', at: expect.any(Number) });
  expect((await listed('theirs'))[0]).toMatchObject({ reason: 'superlative' });
  await messages.addWord({ ...at, word: 'Best', source: '' });
  for (const word of ['best', '最佳', '清仓 大甩卖'])
    await expect(messages.addWord({ ...at, word, source: '' })).rejects.toMatchObject({ refusal: 'word-taken' });
  for (const word of ['   ', 'x'.repeat(41)])
    await expect(messages.addWord({ ...at, word, source: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await messages.removeWord({ ...at, word: '清仓 大甩卖' });
  for (const word of ['清仓 大甩卖', '最佳']) await expect(messages.removeWord({ ...at, word })).rejects.toMatchObject({ refusal: 'not-found' });
  expect((await listed()).filter(({ reason }) => reason === 'own').map(({ word }) => word)).toEqual(['Best']);
  expect(await audited()).toEqual([
    ['yi', 'workspace.word-removed', { word: '清仓 大甩卖', source: '市监局提醒函' }],
    ['yi', 'workspace.word-added', { word: 'Best', source: '' }],
    ['yi', 'workspace.word-added', { word: '清仓 大甩卖', source: '市监局提醒函' }],
  ]);
});

it('switches a shipped word off and on, and writes down what has changed only', async () => {
  const { messages } = caller();
  for (const isOn of [false, false]) await messages.switchWord({ ...at, word: '独家', isOn });
  expect((await listed()).find(({ word }) => word === '独家')).toMatchObject({ reason: 'derived', isOn: false, by: '店主', at: expect.any(Number) });
  // A word that is switched off is still on the list.
  await expect(messages.addWord({ ...at, word: '独家', source: '' })).rejects.toMatchObject({ refusal: 'word-taken' });
  for (const isOn of [true, true]) await messages.switchWord({ ...at, word: '独家', isOn });
  expect((await listed()).find(({ word }) => word === '独家')).toMatchObject({ isOn: true, by: null });
  await messages.addWord({ ...at, word: 'Best', source: '' });
  for (const word of ['Best', 'nothing'])
    await expect(messages.switchWord({ ...at, word, isOn: false })).rejects.toMatchObject({ refusal: 'not-found' });
  expect((await audited()).map(([, action]) => action)).toEqual(['workspace.word-added', 'workspace.word-on', 'workspace.word-off']);
});

it('restores the list as it ships', async () => {
  const { messages } = caller();
  const shipped = await listed();
  await messages.addWord({ ...at, word: 'Best', source: 'house' });
  await messages.switchWord({ ...at, word: '独家', isOn: false });
  await messages.addWord({ workspaceId: 'theirs', word: 'theirs', source: '' });
  for (let time = 0; time < 2; time += 1) await messages.restoreWords(at);
  expect(await listed()).toEqual(shipped);
  expect((await listed('theirs'))[0]).toMatchObject({ word: 'theirs' });
  expect((await audited()).filter(([, action]) => action === 'workspace.words-restored')).toEqual([
    [
      'yi',
      'workspace.words-restored',
      {
        changes: [
          { type: 'off', word: '独家', source: '' },
          { type: 'own', word: 'Best', source: 'house' },
        ],
      },
    ],
  ]);
});

it('holds so many words and no more, however many add at once', async () => {
  await sql`insert into forbidden_word (workspace_id, word, type) select 'ours', 'w' || n, 'own' from generate_series(1, 499) n`.execute(database.db);
  const { messages } = caller();
  const added = await Promise.allSettled(['a', 'b', 'c'].map((word) => messages.addWord({ ...at, word, source: '' })));
  expect(added.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(messages.addWord({ ...at, word: 'd', source: '' })).rejects.toMatchObject({ refusal: 'too-many-words' });
});

it('is what a draft is checked against, and what publishing refuses with', async () => {
  const { journeys, messages } = caller();
  const document = qixiJourney({ id: 'j', locale: 'zh-CN' });
  await createJourney(database.db, { workspaceId: 'ours', id: 'j', name: document.name, document: { ...document, name: '' } });
  const wordsOf = (problems: unknown) =>
    (Array.isArray(problems) ? problems : []).flatMap(({ code, parameters }) => (code === 'sms-forbidden-own' ? [parameters.words] : []));
  expect(wordsOf((await journeys.get({ ...at, id: 'j' })).problems)).toEqual([]);
  await messages.addWord({ ...at, word: '礼盒', source: '' });
  expect(wordsOf((await journeys.get({ ...at, id: 'j' })).problems)).toContain('礼盒');
  const { problems } = await journeys.import({ ...at, text: JSON.stringify({ ...document, id: 'k' }) });
  expect(wordsOf(problems)).toContain('礼盒');
  const refused = await journeys.publish({ ...at, id: 'j', revision: 1 }).then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(refused).toMatchObject({ refusal: 'has-problems' });
  expect(wordsOf(refused instanceof Error && 'detail' in refused ? refused.detail : [])).toContain('礼盒');
});
