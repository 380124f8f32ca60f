import type { Filter } from '@magpie/audience';
import { createUser, createWorkspace, type FactInput, ingestFacts, listAudit, publishVersion, saveCohort, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
const at = Date.parse('2026-08-01T10:00:00+08:00');
const tea = { workspaceId: 'tea' };
const tag = (name: string): Filter => ({ type: 'tag', tag: name });
const named = (audience: string): Filter => ({ type: 'audience', audience });
const both = (...of: readonly Filter[]): Filter => ({ type: 'all', of });

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createWorkspace(db, { id: 'tea', name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createWorkspace(db, { id: 'cds', name: 'CDNOW', zone: 'America/New_York', currency: 'USD' });
  await createUser(db, { id: 'jia', email: 'jia@localhost', name: 'JIA' });
  for (const workspace of ['tea', 'cds']) await setRole(db, workspace, { userId: 'jia', role: 'owner' });
  await ingestFacts(
    db,
    'tea',
    Array.from({ length: 12 }, (_, index): FactInput[] => [
      { type: 'tag', externalId: `m${index}`, tag: index % 2 === 0 ? 'even' : 'odd', present: true, occurredAt: at },
      { type: 'attribute', externalId: `m${index}`, name: 'city', value: index < 8 ? '苏州' : '杭州', occurredAt: at },
      ...(index < 3
        ? ([
            { type: 'tag', externalId: `m${index}`, tag: 'vip', present: true, occurredAt: at },
            { type: 'order', id: `o${index}`, externalId: `m${index}`, value: 5_000n, properties: { gift: index === 0 }, occurredAt: at },
          ] as const)
        : []),
    ]).flat(),
  );
});
afterAll(() => database[Symbol.asyncDispose]());

function api() {
  return appRouter.createCaller(bareContext(database.db, { user: { id: 'jia', name: 'JIA' }, roleIn: async () => 'owner' }));
}

const create = (name: string, filter: Filter) => api().audiences.create({ ...tea, name, filter });
const refusal = (code: string) => expect.objectContaining({ refusal: code });

/** Problems that a call was refused with. */
async function problemsOf(call: Promise<unknown>): Promise<readonly string[]> {
  const fault: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (typeof fault !== 'object' || fault === null || !('detail' in fault) || !Array.isArray(fault.detail))
    throw new Error('It was not refused with problems');
  return fault.detail.map((problem: { code: string }) => problem.code);
}

/** A journey whose entry asks for a filter. */
async function journeyFor(id: string, filter: Filter) {
  const drawn = qixiJourney({ id, locale: 'en' });
  const nodes = drawn.nodes.map((node) => (node.type === 'anchored-entry' ? { ...node, config: { ...node.config, audience: filter } } : node));
  const document = { ...drawn, id, name: `Journey ${id}`, nodes };
  await database.db
    .insertInto('journey')
    .values({ workspace_id: 'tea', id, name: document.name, document: JSON.stringify(document) })
    .execute();
  return document;
}

describe('a saved audience', () => {
  it('has a name, versions, whoever saved them, and can be found', async () => {
    const { id } = await create('  Tea   lovers ', tag('even'));
    await api().audiences.rename({ ...tea, id, name: 'Lovers of tea', description: 'For the spring' });
    expect(
      await api().audiences.save({ ...tea, id, version: 1, filter: both(tag('even'), tag('vip')), anchor: { type: 'festival', festival: 'qixi' } }),
    ).toEqual({ version: 2 });
    expect(await api().audiences.get({ ...tea, id })).toMatchObject({
      name: 'Lovers of tea',
      description: 'For the spring',
      version: 2,
      author: { name: 'JIA' },
      filter: both(tag('even'), tag('vip')),
      anchor: { type: 'festival', festival: 'qixi' },
    });
    expect((await api().audiences.versions({ ...tea, id })).map(({ version, filter, anchor }) => [version, filter, anchor])).toEqual([
      [2, both(tag('even'), tag('vip')), { type: 'festival', festival: 'qixi' }],
      [1, tag('even'), null],
    ]);
    expect((await api().audiences.list({ ...tea, search: 'SPRING' })).map((row) => [row.id, row.uses])).toEqual([[id, 0]]);
    expect(await api().audiences.list({ ...tea, search: 'autumn' })).toEqual([]);
    expect((await listAudit(database.db, 'tea', 3)).map(({ action }) => action)).toEqual(['audience.save', 'audience.rename', 'audience.create']);
  });

  it('is another workspace’s to nobody', async () => {
    const { id } = await create('Only here', tag('even'));
    const elsewhere = { workspaceId: 'cds', id };
    await expect(api().audiences.get(elsewhere)).rejects.toEqual(refusal('not-found'));
    await expect(api().audiences.save({ ...elsewhere, version: 1, filter: tag('x') })).rejects.toEqual(refusal('not-found'));
    await expect(api().audiences.archive({ ...elsewhere, archived: true })).rejects.toEqual(refusal('not-found'));
    expect(await api().audiences.list({ workspaceId: 'cds' })).toEqual([]);
    expect(await problemsOf(api().audiences.create({ workspaceId: 'cds', name: 'Theirs', filter: named(id) }))).toEqual([
      'audience.reference-missing',
    ]);
  });

  it('is refused with the reason: what was saved meanwhile, a name that is taken, what cannot be read or is not finished', async () => {
    const { id } = await create('Once', tag('even'));
    await api().audiences.save({ ...tea, id, version: 1, filter: tag('odd') });
    await expect(api().audiences.save({ ...tea, id, version: 1, filter: tag('vip') })).rejects.toEqual(refusal('stale'));
    await expect(create('ONCE', tag('even'))).rejects.toEqual(refusal('name-taken'));
    await expect(api().audiences.create({ ...tea, name: 'Odd', filter: { type: 'nothing' } })).rejects.toEqual(refusal('invalid-filter'));
    expect(await problemsOf(create('Empty', both()))).toEqual(['audience.empty-group']);
  });

  it('cannot lead back to itself, on whichever way', async () => {
    const first = await create('First', tag('even'));
    const second = await create('Second', both(named(first.id), tag('vip')));
    expect(await problemsOf(api().audiences.save({ ...tea, id: first.id, version: 1, filter: named(first.id) }))).toEqual([
      'audience.reference-loop',
    ]);
    expect(await problemsOf(api().audiences.save({ ...tea, id: first.id, version: 1, filter: { type: 'not', of: named(second.id) } }))).toEqual([
      'audience.reference-loop',
    ]);
    // Two who would close the ring at one moment: one of them comes second.
    const [a, b] = [await create('A', tag('even')), await create('B', tag('even'))];
    const answers = await Promise.allSettled([
      api().audiences.save({ ...tea, id: a.id, version: 1, filter: named(b.id) }),
      api().audiences.save({ ...tea, id: b.id, version: 1, filter: named(a.id) }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('stays while a published journey or another audience names it, and tells where it is used', async () => {
    const { id } = await create('Guests', tag('vip'));
    const other = await create('Guests and more', both(named(id), tag('even')));
    const document = await journeyFor('with-guests', named(id));
    await saveCohort(database.db, {
      workspaceId: 'tea',
      id: 'frozen',
      name: 'Frozen guests',
      origin: { type: 'audience', audience: id },
      memberNos: [0],
    });
    expect(await api().audiences.whereUsed({ ...tea, id })).toEqual([
      { type: 'audience', id: other.id, name: 'Guests and more' },
      { type: 'cohort', id: 'frozen', name: 'Frozen guests' },
      { type: 'journey', id: 'with-guests', name: 'Journey with-guests', draft: true, version: null, openRuns: 0 },
    ]);
    await expect(api().audiences.archive({ ...tea, id, archived: true })).rejects.toEqual(refusal('in-use'));
    await api().audiences.archive({ ...tea, id: other.id, archived: true });
    await publishVersion(database.db, { workspaceId: 'tea', id: 'with-guests', document, plan: {}, planHash: 'x', userId: 'jia' });
    await expect(api().audiences.archive({ ...tea, id, archived: true })).rejects.toMatchObject({ detail: [{ id: 'with-guests', version: 1 }] });
    await api().journeys.archive({ ...tea, id: 'with-guests', archived: true });
    await api().audiences.archive({ ...tea, id, archived: true });
    expect((await api().audiences.list({ ...tea, archived: true })).map((row) => row.name)).toEqual(
      expect.arrayContaining(['Guests', 'Guests and more']),
    );
    // What names a missing one cannot come back before it.
    expect(await problemsOf(api().audiences.archive({ ...tea, id: other.id, archived: false }))).toEqual(['audience.reference-missing']);
    await expect(api().audiences.save({ ...tea, id, version: 1, filter: tag('even') })).rejects.toEqual(refusal('is-archived'));
    await api().audiences.archive({ ...tea, id, archived: false });
    await api().audiences.archive({ ...tea, id: other.id, archived: false });
  });

  it('stands in a plan as it was when the journey was published', async () => {
    const { id } = await create('Frozen', tag('even'));
    await journeyFor('frozen', both(named(id), tag('vip')));
    await api().journeys.publish({ ...tea, id: 'frozen', revision: 1 });
    await api().audiences.save({ ...tea, id, version: 1, filter: tag('odd') });
    const { plan } = await database.db.selectFrom('journey_version').select('plan').where('journey_id', '=', 'frozen').executeTakeFirstOrThrow();
    expect(plan).toMatchObject({
      audiences: { [id]: 1 },
      ops: expect.arrayContaining([expect.objectContaining({ op: 'enter', audience: both(tag('even'), tag('vip')) })]),
    });
  });
});

describe('people', () => {
  it('are counted as they are now, with some of them by name', async () => {
    const { id } = await create('Even ones', tag('even'));
    const counted = await api().audiences.count({ ...tea, filter: both(named(id), { type: 'not', of: tag('vip') }) });
    expect(counted).toMatchObject({ people: 4, members: 12 });
    expect(counted.sample.map(({ externalId }) => externalId).toSorted()).toEqual(['m10', 'm4', 'm6', 'm8']);
  });

  it('are counted around the day that is asked for, in either of two years', async () => {
    const window = { type: 'anchor', fromDays: -30, toDays: 0, yearsBack: [1] } as const;
    const filter: Filter = { type: 'event', event: 'Order Completed', where: [], window, measure: { type: 'count' }, test: { op: '>=', value: 1 } };
    expect(await api().audiences.count({ ...tea, filter, anchor: { type: 'festival', festival: 'qixi' } })).toMatchObject({ people: 3 });
    // Around no day, that they are nobody would be no answer; nor where only an audience that is named goes by one.
    const { id } = await api().audiences.create({ ...tea, name: '七夕前', filter, anchor: { type: 'festival', festival: 'qixi' } });
    for (const asked of [filter, both(tag('vip'), named(id))]) {
      const noDay = { refusal: 'has-problems', detail: [{ code: 'audience.anchor-missing' }] };
      await expect(api().audiences.count({ ...tea, filter: asked })).rejects.toMatchObject(noDay);
      await expect(api().audiences.compare({ ...tea, filter: asked, clauses: [tag('vip')] })).rejects.toMatchObject(noDay);
      await expect(api().audiences.overlap({ ...tea, filters: [asked, tag('vip')] })).rejects.toMatchObject(noDay);
    }
  });

  it('of three audiences are told apart by who is in which', async () => {
    const filters = [tag('even'), tag('odd'), tag('vip')];
    expect((await api().audiences.overlap({ ...tea, filters })).regions).toEqual([0, 4, 5, 0, 0, 2, 1, 0]);
  });

  it('are compared with the whole shop', async () => {
    const clauses: Filter[] = ['苏州', '杭州'].map((city) => ({ type: 'attribute', name: 'city', test: { op: '=', value: city } }));
    expect(await api().audiences.compare({ ...tea, filter: tag('vip'), clauses })).toEqual({
      audience: 3,
      members: 12,
      bars: [
        { audience: 3, shop: 8 },
        { audience: 0, shop: 4 },
      ],
    });
  });
});

it('suggests what the shop really has, with how often', async () => {
  const suggest = (of: Parameters<ReturnType<typeof api>['audiences']['suggest']>[0]['of'], text = '') =>
    api().audiences.suggest({ ...tea, of, text });
  expect(await suggest({ type: 'attribute', name: 'city' })).toEqual([
    { value: '苏州', count: 8 },
    { value: '杭州', count: 4 },
  ]);
  expect(await suggest({ type: 'tag' }, 'V')).toEqual([
    { value: 'even', count: 6 },
    { value: 'vip', count: 3 },
  ]);
  expect(await suggest({ type: 'event' })).toEqual([{ value: 'Order Completed', count: 3 }]);
  expect(await suggest({ type: 'property', event: 'Order Completed' })).toEqual([{ value: 'gift', count: 3 }]);
  expect(await suggest({ type: 'property-value', event: 'Order Completed', property: 'gift' })).toEqual([
    { value: false, count: 2 },
    { value: true, count: 1 },
  ]);
  expect(await api().audiences.suggest({ workspaceId: 'cds', of: { type: 'tag' } })).toEqual([]);
});
