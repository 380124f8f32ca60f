import { createJourney, createUser, createWorkspace, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';
import { type DraftRooms, openDraftRooms } from '../sharing/draft-rooms.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let rooms: DraftRooms;
let id = '';
let number = 0;
beforeAll(async () => {
  database = await testDatabase();
  const { db, url } = database;
  rooms = openDraftRooms({ db, url });
  await createWorkspace(db, { id: 'ours', name: 'ours', zone: 'Asia/Shanghai', currency: 'CNY' });
  for (const user of ['jia', 'yi', 'bing']) {
    await createUser(db, { id: user, email: `${user}@localhost`, name: user.toUpperCase() });
    await setRole(db, 'ours', { userId: user, role: roleOf(user) });
  }
});
beforeEach(async () => {
  id = `journey_${(number += 1)}`;
  await createJourney(database.db, { workspaceId: 'ours', id, name: 'Qixi', document: qixiJourney({ id, locale: 'en' }) });
});
afterAll(async () => {
  await rooms.close();
  await database[Symbol.asyncDispose]();
});

/** Bing may only look. */
const roleOf = (user: string): 'editor' | 'viewer' => (user === 'bing' ? 'viewer' : 'editor');

function api(user: string) {
  return appRouter.createCaller(bareContext(database.db, { rooms, user: { id: user, name: user.toUpperCase() }, roleIn: async () => roleOf(user) }));
}

const at = () => ({ workspaceId: 'ours', journeyId: id });
const told = async () =>
  (await api('jia').comments.list(at())).map(({ id: comment, thread, author, text, resolved }) => [
    comment,
    thread,
    author.name,
    text,
    resolved?.by ?? null,
  ]);
const begin = (user = 'jia') => api(user).comments.add({ ...at(), id: 'comment_1', text: '备货了吗？', on: { place: { node: 'sms-14' } } });
const answer = (user = 'yi', comment = 'comment_2') => api(user).comments.add({ ...at(), id: comment, text: 'Yes', on: { thread: 'comment_1' } });

describe('comments', () => {
  it('begin at a step or a point, are answered, settled and opened again', async () => {
    await begin();
    await answer();
    await answer();
    await api('yi').comments.add({ ...at(), id: 'comment_3', text: 'Here', on: { place: { x: 12.5, y: -3 } } });
    expect(await told()).toEqual([
      ['comment_1', null, 'JIA', '备货了吗？', null],
      ['comment_2', 'comment_1', 'YI', 'Yes', null],
      ['comment_3', null, 'YI', 'Here', null],
    ]);
    expect((await api('jia').comments.list(at())).map(({ place }) => place)).toEqual([{ node: 'sms-14' }, null, { x: 12.5, y: -3 }]);
    await api('yi').comments.resolve({ ...at(), id: 'comment_1', isResolved: true });
    expect((await told())[0]?.at(-1)).toBe('YI');
    await api('yi').comments.resolve({ ...at(), id: 'comment_1', isResolved: false });
    expect((await told())[0]?.at(-1)).toBeNull();
  });

  it('an answer to a settled thread opens it', async () => {
    await begin();
    await api('jia').comments.resolve({ ...at(), id: 'comment_1', isResolved: true });
    await answer();
    expect((await told())[0]?.at(-1)).toBeNull();
  });

  it('can be taken back by who said them: the words are gone, answers stay, and an empty thread is gone', async () => {
    await begin();
    await answer();
    await expect(api('yi').comments.remove({ ...at(), id: 'comment_1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await api('jia').comments.remove({ ...at(), id: 'comment_1' });
    expect((await told()).map(([, , , text]) => text)).toEqual([null, 'Yes']);
    expect(await database.db.selectFrom('journey_comment').select('text').where('journey_id', '=', id).orderBy('id').execute()).toEqual([
      { text: '' },
      { text: 'Yes' },
    ]);
    await api('yi').comments.remove({ ...at(), id: 'comment_2' });
    expect(await told()).toEqual([]);
  });

  it('are for those too who may only look: to begin, to answer, to settle what they began themselves, and to take back their own', async () => {
    await begin();
    await answer('bing');
    await api('bing').comments.add({ ...at(), id: 'comment_8', text: 'Late?', on: { place: { node: 'sms-3' } } });
    await expect(api('bing').comments.resolve({ ...at(), id: 'comment_1', isResolved: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await api('bing').comments.resolve({ ...at(), id: 'comment_8', isResolved: true });
    await api('bing').comments.remove({ ...at(), id: 'comment_2' });
    expect(await told()).toEqual([
      ['comment_1', null, 'JIA', '备货了吗？', null],
      ['comment_2', 'comment_1', 'BING', null, null],
      ['comment_8', null, 'BING', 'Late?', 'BING'],
    ]);
    await api('jia').comments.resolve({ ...at(), id: 'comment_8', isResolved: false });
    expect((await told()).at(-1)?.at(-1)).toBeNull();
    await expect(api('bing').journeys.change({ workspaceId: 'ours', id, client: 'client_bing', baseRevision: 1, changes: [] })).rejects.toMatchObject(
      {
        code: 'FORBIDDEN',
      },
    );
  });

  it('are refused without a journey, a thread or words', async () => {
    await expect(answer()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(api('jia').comments.resolve({ ...at(), id: 'comment_1', isResolved: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const nowhere = { ...at(), journeyId: 'gone', id: 'comment_9', text: 'x', on: { place: { node: 'x' } } };
    await expect(api('jia').comments.add(nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(api('jia').comments.add({ ...nowhere, journeyId: id, text: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await begin();
    await answer();
    const toAnswer = { ...at(), id: 'comment_7', text: 'x', on: { thread: 'comment_2' } };
    await expect(api('jia').comments.add(toAnswer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are heard of by who watches the draft', async () => {
    const mark = (event: unknown): string => z.tuple([z.string(), z.object({ comments: z.string() })], z.unknown()).parse(event)[1].comments;
    const watching = (await api('yi').journeys.watch({ workspaceId: 'ours', id, client: 'client_yi', since: 1 }))[Symbol.asyncIterator]();
    const before = mark((await watching.next()).value);
    await begin();
    const after = mark((await watching.next()).value);
    await api('jia').comments.resolve({ ...at(), id: 'comment_1', isResolved: true });
    const settled = mark((await watching.next()).value);
    expect(new Set([before, after, settled]).size).toBe(3);
    await watching.return?.();
  });
});
