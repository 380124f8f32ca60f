import { createJourney, createUser, createWorkspace, findJourney, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Edit } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';
import { type DraftRooms, openDraftRooms } from '../sharing/draft-rooms.ts';
import { placeSchema } from '../sharing/person.ts';

const first = qixiJourney({ id: 'qixi', locale: 'en' });
const [entry, second] = first.nodes;
if (entry === undefined || second === undefined) throw new Error('the template has steps');

let database: Awaited<ReturnType<typeof testDatabase>>;
let rooms: DraftRooms;
let elsewhere: DraftRooms;
let id = '';
let number = 0;
beforeAll(async () => {
  database = await testDatabase();
  const { db, url } = database;
  rooms = openDraftRooms({ db, url });
  elsewhere = openDraftRooms({ db, url });
  for (const workspace of ['ours', 'theirs']) await createWorkspace(db, { id: workspace, name: workspace, zone: 'Asia/Shanghai', currency: 'CNY' });
  for (const user of ['jia', 'yi']) {
    await createUser(db, { id: user, email: `${user}@localhost`, name: user.toUpperCase() });
    await setRole(db, 'ours', { userId: user, role: 'editor' });
  }
  await setRole(db, 'theirs', { userId: 'jia', role: 'owner' });
});
beforeEach(async () => {
  id = `journey_${(number += 1)}`;
  const document = { ...first, id };
  await createJourney(database.db, { workspaceId: 'ours', id, name: document.name, document });
});
afterAll(async () => {
  await Promise.all([rooms.close(), elsewhere.close()]);
  await database[Symbol.asyncDispose]();
});

/** The API as somebody calls it, by one of two processes. */
function api(user: string, from: DraftRooms = rooms) {
  return appRouter.createCaller(
    bareContext(database.db, {
      rooms: from,
      user: { id: user, name: user.toUpperCase() },
      roleIn: async (workspace) => (workspace === 'ours' || user === 'jia' ? 'editor' : null),
    }),
  ).journeys;
}

const rename = (name: string, node = entry.id): Edit => ({ type: 'renameNode', id: node, name });
const change = (user: string, changes: readonly { readonly changeId: string; readonly edit: unknown }[], baseRevision = 1) =>
  api(user).change({ workspaceId: 'ours', id, client: `client_${user}`, baseRevision, changes: [...changes] });

describe('changing a draft', () => {
  it('takes changes in order, one revision each, and tells what others did since', async () => {
    expect(await change('jia', [{ changeId: 'jia-0001', edit: rename('One') }])).toMatchObject({ revision: 2, refused: [] });
    const answer = await change('yi', [{ changeId: 'yi-00001', edit: rename('Two', second.id) }]);
    expect(answer).toMatchObject({ revision: 3, taken: [{ changeId: 'yi-00001', revision: 3 }] });
    expect(answer.changes.map(({ changeId, author, edit }) => [changeId, author?.name, edit])).toEqual([
      ['jia-0001', 'JIA', rename('One')],
      ['yi-00001', 'YI', rename('Two', second.id)],
    ]);
    const { document, revision } = await api('jia').get({ workspaceId: 'ours', id });
    expect([revision, document.nodes[0]?.name, document.nodes[1]?.name]).toEqual([3, 'One', 'Two']);
  });

  it('does what is sent twice once, also within one call, and says at which revision', async () => {
    const twice = [
      { changeId: 'jia-0001', edit: rename('One') },
      { changeId: 'jia-0001', edit: rename('Other') },
    ];
    expect((await change('jia', twice)).revision).toBe(2);
    await change('yi', [{ changeId: 'yi-00001', edit: rename('Two') }]);
    expect(await change('jia', twice)).toMatchObject({ revision: 3, taken: [{ changeId: 'jia-0001', revision: 2 }] });
    expect((await api('jia').get({ workspaceId: 'ours', id })).document.nodes[0]?.name).toBe('Two');
    expect((await api('jia').changes({ workspaceId: 'ours', id, since: 0, changeIds: ['jia-0001', 'never-sent'] })).known).toEqual(['jia-0001']);
  });

  it('keeps both when two write in different fields of one step, and refuses by name what no longer fits', async () => {
    await change('jia', [{ changeId: 'jia-0001', edit: { type: 'setFields', id: entry.id, set: { first: 1 }, unset: [] } }]);
    await change('yi', [{ changeId: 'yi-00001', edit: { type: 'setFields', id: entry.id, set: { second: 2 }, unset: [] } }]);
    expect((await api('jia').get({ workspaceId: 'ours', id })).document.nodes[0]?.config).toMatchObject({ ...entry.config, first: 1, second: 2 });
    await change('jia', [{ changeId: 'jia-0002', edit: { type: 'removeNode', id: entry.id } }]);
    const late = await change('yi', [
      { changeId: 'yi-00002', edit: { type: 'batch', edits: [rename('Kept?', second.id), rename('Gone')] } },
      { changeId: 'yi-00003', edit: rename('Kept', second.id) },
    ]);
    expect(late.refused).toEqual([{ changeId: 'yi-00002', reason: 'no-such-node' }]);
    expect((await api('jia').get({ workspaceId: 'ours', id })).document.nodes[0]?.name).toBe('Kept');
  });

  it('every step can be taken back by what the log holds', async () => {
    await change('jia', [
      { changeId: 'jia-0001', edit: { type: 'removeNode', id: second.id } },
      { changeId: 'jia-0002', edit: { type: 'replaceDocument', document: { ...first, nodes: [], edges: [] } } },
    ]);
    const rows = await database.db.selectFrom('journey_change').select('inverse').where('journey_id', '=', id).orderBy('revision', 'desc').execute();
    await change(
      'jia',
      rows.map(({ inverse }, index) => ({ changeId: `back-000${index}`, edit: inverse })),
    );
    expect((await api('jia').get({ workspaceId: 'ours', id })).document).toEqual({ ...first, id });
  });

  it('a whole document saved over the draft is a change like others; an old one is refused', async () => {
    const document = { ...first, id, name: 'Imported' };
    expect(await api('jia').save({ workspaceId: 'ours', id, revision: 1, document })).toEqual({ revision: 2 });
    await expect(api('yi').save({ workspaceId: 'ours', id, revision: 1, document })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { changes } = await api('yi').changes({ workspaceId: 'ours', id, since: 1, changeIds: [] });
    expect(changes.map(({ edit }) => edit.type)).toEqual(['replaceDocument']);
  });

  it('refuses a whole document from who has not seen what others did, and takes it from who has', async () => {
    await change('yi', [{ changeId: 'yi-00001', edit: rename('Two') }]);
    const edit = { type: 'replaceDocument', document: { ...first, name: 'Earlier' } };
    expect((await change('jia', [{ changeId: 'jia-0001', edit }])).refused).toEqual([{ changeId: 'jia-0001', reason: 'stale' }]);
    expect((await change('jia', [{ changeId: 'jia-0002', edit }], 2)).refused).toEqual([]);
    expect(await api('jia').get({ workspaceId: 'ours', id })).toMatchObject({ revision: 3, document: { id, name: 'Earlier' } });
  });

  it('fifty at a time lose nothing and take one number each', async () => {
    const all = Array.from({ length: 50 }, (_, index) => change('jia', [{ changeId: `many-${index}-${id}`, edit: rename(`Name ${index}`) }]));
    const answers = await Promise.all(all);
    expect(new Set(answers.flatMap(({ taken }) => taken.map(({ revision }) => revision))).size).toBe(50);
    expect((await findJourney(database.db, 'ours', id))?.revision).toBe(51);
  });

  it('is not found in another workspace, nor are its changes', async () => {
    await change('jia', [{ changeId: 'jia-0001', edit: rename('One') }]);
    const input = { workspaceId: 'theirs', id, client: 'client_jia', baseRevision: 1, changes: [{ changeId: 'jia-0002', edit: rename('Two') }] };
    await expect(api('jia').change(input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await api('jia').changes({ workspaceId: 'theirs', id, since: 0, changeIds: ['jia-0001'] })).toEqual({ changes: [], known: [] });
  });

  it('whatever claims to be an edit is taken or refused, and the draft can be read and compiled after it', async () => {
    const types = [
      'addNode',
      'removeNode',
      'moveNodes',
      'configureNode',
      'setFields',
      'setWhen',
      'connect',
      'restore',
      'replaceDocument',
      'batch',
      'no-such',
      '__proto__',
    ];
    const nasty = fc.oneof(
      fc.constantFrom<unknown>('', '\0', '\ud83d', '__proto__', entry.id, -1, 1e308, 2 ** 53, null, true, [], {}, { __proto__: null, polluted: 1 }),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const keys = ['id', 'node', 'set', 'unset', 'config', 'positions', 'edges', 'edge', 'edits', 'document', 'index', 'when', 'version', 'asItWas'];
    const edits = fc
      .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...keys), nasty))
      .map(([type, rest]) => ({ id: entry.id, ...rest, type }));
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (edit) => {
        const changeId = `fuzz-${id}-${(asked += 1)}`;
        const { taken, refused } = await change('jia', [{ changeId, edit }]);
        expect([...taken, ...refused]).toHaveLength(1);
        await api('jia').get({ workspaceId: 'ours', id });
      }),
      { numRuns: 300 },
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a draft of the first format', () => {
  it('is read, drawn in and kept in the present one', async () => {
    const { notes: _notes, frames: _frames, ...old } = first;
    const journey = { workspaceId: 'ours', id: `${id}_old` };
    await createJourney(database.db, { ...journey, name: old.name, document: { ...old, id: journey.id, format: 1 } });
    expect((await api('jia').get(journey)).document).toEqual({ ...first, id: journey.id });
    const note = { id: 'note_1', text: '备货', colour: 'yellow', position: { x: 0, y: 0 }, size: { width: 208, height: 136 } };
    const edit = { type: 'addNote', note };
    await api('jia').change({ ...journey, client: 'client_jia', baseRevision: 1, changes: [{ changeId: 'jia-0001', edit }] });
    expect((await findJourney(database.db, 'ours', journey.id))?.document).toEqual({ ...first, id: journey.id, notes: [note] });
  });
});

describe('watching a draft', () => {
  it('hears changes and people of another process, goes on after a loss, and sees who has left', async () => {
    const stop = new AbortController();
    const told: ReturnType<typeof heard>[] = [];
    const caller = await api('yi', elsewhere).watch({ workspaceId: 'ours', id, client: 'client_yi', since: 1 });
    const listening = (async () => {
      for await (const event of caller) {
        told.push(heard(event));
        if (stop.signal.aborted) return;
      }
    })();
    const until = async (check: () => boolean): Promise<void> => {
      await expect.poll(check, { timeout: 8_000 }).toBe(true);
    };
    const mine = await api('jia').watch({ workspaceId: 'ours', id, client: 'client_jia', since: 1 });
    const opened = mine[Symbol.asyncIterator]();
    void opened.next();
    await api('jia').present({ workspaceId: 'ours', id, client: 'client_jia', place: { nodes: [entry.id], field: 'text', stage: 'flow' } });
    await until(() => told.some(({ people }) => people.includes(`JIA at ${entry.id}`)));
    await change('jia', [{ changeId: 'jia-0001', edit: rename('One') }]);
    await until(() => told.some(({ changes }) => changes.includes('jia-0001')));
    await change('jia', [{ changeId: 'jia-0002', edit: rename('Two') }]);
    await until(() => told.some(({ changes }) => changes.includes('jia-0002')));
    expect(told.flatMap(({ changes }) => changes)).toEqual(['jia-0001', 'jia-0002']);
    const again = await api('yi').watch({ workspaceId: 'ours', id, client: 'client_yi2', since: 1, lastEventId: '2' });
    const resumed = await again[Symbol.asyncIterator]().next();
    expect(heard(resumed.value).changes).toEqual(['jia-0002']);
    await opened.return?.();
    await until(() => told.at(-1)?.people.length === 0);
    stop.abort();
    await change('jia', [{ changeId: 'jia-0003', edit: rename('Three') }]);
    await listening;
  });
});

const event = z.tuple(
  [
    z.string(),
    z.object({ changes: z.array(z.object({ changeId: z.string() })), people: z.array(z.object({ name: z.string(), place: placeSchema })) }),
  ],
  z.unknown(),
);

/** What one event of a watch tells: changes by their ids, people with where they are. */
function heard(told: unknown): { readonly changes: readonly string[]; readonly people: readonly string[] } {
  const [, { changes, people }] = event.parse(told);
  return { changes: changes.map(({ changeId }) => changeId), people: people.map(({ name, place }) => `${name} at ${place.nodes.join()}`) };
}
