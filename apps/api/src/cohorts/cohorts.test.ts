import {
  cohortActivity,
  createUser,
  createWorkspace,
  type Database,
  ingestFacts,
  listAudit,
  readCohortMembers,
  saveCohort,
  setRole,
} from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiContext } from '../context.ts';
import { appRouter } from '../router.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let db: Database;
const day = Date.UTC(2026, 7, 3, 4);

beforeAll(async () => {
  database = await testDatabase();
  db = database.db;
  for (const id of ['ours', 'theirs']) await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  await setRole(db, 'ours', { userId: 'me', role: 'editor' });
  for (const workspace of ['ours', 'theirs'])
    await sql`
      insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at)
      select ${workspace}, n, 'm' || n, jsonb_build_object('name', '会员' || n), n + 1, now() from generate_series(0, 4999) n`.execute(db);
  // Number 9 was found to be number 3 after all.
  await sql`update member set alias_of = 3 where workspace_id = 'ours' and no = 9`.execute(db);
  const keep = (workspaceId: string, id: string, memberNos: readonly number[]) =>
    saveCohort(db, { workspaceId, id, name: id, origin: { type: 'test', at: day - dayMs }, memberNos });
  await keep('ours', 'spring', [1, 2, 3, 1024, 4999]);
  await keep('ours', 'summer', [2, 9, 1024]);
  await keep('ours', 'autumn', [1024]);
  await keep('theirs', 'foreign', [1, 2]);
});
afterAll(() => database[Symbol.asyncDispose]());

const contextOf = () => ({ db, user: { id: 'me', name: 'me' }, roleIn }) as unknown as ApiContext;
const cohorts = () => appRouter.createCaller(contextOf()).cohorts;
const roleIn = async (id: string): Promise<string | null> => (id === 'ours' ? 'editor' : null);
const ours = { workspaceId: 'ours' };

describe('cohorts of cohorts', () => {
  it('are made by set algebra, in which a merged member is the person they were merged into', async () => {
    const made = {
      union: [1, 2, 3, 1024, 4999],
      intersection: [2, 3, 1024],
      difference: [1, 4999],
    } as const;
    for (const operation of ['union', 'intersection', 'difference'] as const) {
      const of = ['spring', 'summer'];
      expect(await cohorts().tryCombination({ ...ours, operation, of })).toEqual({ count: made[operation].length });
      const { id, count } = await cohorts().combine({ ...ours, operation, of, name: ` ${operation} ` });
      expect(count).toBe(made[operation].length);
      expect(await readCohortMembers(db, 'ours', id)).toEqual(made[operation]);
      expect(await cohorts().get({ ...ours, id })).toMatchObject({
        name: operation,
        origin: { type: 'combined', operation, cohorts: [{ id: 'spring', name: 'spring', members: 5 }, { id: 'summer' }] },
      });
    }
    const { id } = await cohorts().combine({ ...ours, operation: 'difference', of: ['spring', 'summer', 'autumn'], name: 'three' });
    expect(await readCohortMembers(db, 'ours', id)).toEqual([1, 4999]);
  });

  it('are refused where nobody would be in one, one comes twice, or one is of another workspace', async () => {
    const combine = (of: readonly string[]) => cohorts().combine({ ...ours, operation: 'difference', of: [...of], name: 'x' });
    await expect(combine(['autumn', 'summer'])).rejects.toMatchObject({ refusal: 'nobody' });
    await expect(combine(['autumn', 'autumn'])).rejects.toThrow('twice');
    await expect(combine(['spring', 'foreign'])).rejects.toMatchObject({ refusal: 'not-found' });
    await expect(cohorts().tryCombination({ ...ours, operation: 'union', of: ['spring', 'foreign'] })).rejects.toMatchObject({
      refusal: 'not-found',
    });
    await expect(cohorts().get({ ...ours, id: 'foreign' })).rejects.toMatchObject({ refusal: 'not-found' });
    await expect(cohorts().rename({ ...ours, id: 'foreign', name: 'mine' })).rejects.toMatchObject({ refusal: 'not-found' });
  });
});

describe('a cohort', () => {
  it('is saved from a filter as of now, with the filter as its origin', async () => {
    const filter = { type: 'cohort', cohort: 'spring' };
    const { id, count } = await cohorts().saveAudience({ ...ours, name: 'asked', filter, audience: 'Spring people' });
    expect(count).toBe(5);
    expect(await cohorts().get({ ...ours, id })).toMatchObject({ origin: { type: 'audience', filter, name: 'Spring people' } });
    expect((await listAudit(db, 'ours', 1))[0]).toMatchObject({ userId: 'me', action: 'cohort.saved', subject: id });
    const audience = await appRouter.createCaller(contextOf()).audiences.create({ ...ours, name: '春天', filter });
    const named = await cohorts().saveAudience({ ...ours, name: 'by name', filter: { type: 'audience', audience: audience.id }, audience: '春天' });
    expect(named.count).toBe(5);
    // What it meant then, whatever becomes of its name.
    expect(await cohorts().get({ ...ours, id: named.id })).toMatchObject({ origin: { type: 'audience', filter, name: '春天' } });
    for (const bad of [{ type: 'nonsense' }, { type: 'cohort', cohort: '' }, { type: 'audience', audience: 'gone' }, null])
      await expect(cohorts().saveAudience({ ...ours, name: 'asked', filter: bad })).rejects.toMatchObject({ refusal: 'invalid-filter' });
  });

  it('is saved of whoever an audience that goes by a day means, as many as it counts', async () => {
    const soon = new Date(Date.now() + 10 * dayMs);
    const anchor = { type: 'yearly', month: soon.getUTCMonth() + 1, day: soon.getUTCDate() } as const;
    const window = { type: 'anchor', fromDays: -30, toDays: 30, yearsBack: [1] };
    const filter = { type: 'event', event: 'Signed Up', where: [], window, measure: { type: 'count' }, test: { op: '>=', value: 1 } };
    const signedUp = (externalId: string, daysAgo: number) => ({
      type: 'event' as const,
      id: `signed-up-${externalId}`,
      externalId,
      name: 'Signed Up',
      properties: {},
      occurredAt: Date.now() - daysAgo * dayMs,
    });
    await ingestFacts(db, 'ours', [signedUp('m1', 355), signedUp('m2', 200)]);
    const audiences = appRouter.createCaller(contextOf()).audiences;
    const { id: audience } = await audiences.create({ ...ours, name: '三八', filter, anchor });
    const named = { type: 'audience', audience };
    const kept = await cohorts().saveAudience({ ...ours, name: 'around a day', filter: named, anchor, audience: '三八' });
    expect(await readCohortMembers(db, 'ours', kept.id)).toEqual([1]);
    // Where nobody says which day, it cannot be meant.
    await expect(cohorts().saveAudience({ ...ours, name: 'around no day', filter: named })).rejects.toMatchObject({ refusal: 'invalid-filter' });
  });

  it('is saved from a list of ids, and says which name nobody', async () => {
    const kept = await cohorts().saveList({ ...ours, name: 'list', ids: ['m1', 'm1', 'm9', 'm3', 'nobody'] });
    expect(kept).toMatchObject({ count: 2, unknown: 1, unknownIds: ['nobody'] });
    expect(await readCohortMembers(db, 'ours', kept.id)).toEqual([1, 3]);
    await expect(cohorts().saveList({ ...ours, name: 'list', ids: ['nobody'] })).rejects.toMatchObject({ refusal: 'nobody' });
  });

  it('is saved from phones and addresses as people write them', async () => {
    const address = (externalId: string, channel: string, value: string) => ({
      type: 'address' as const,
      externalId,
      channel,
      value,
      occurredAt: day,
    });
    await ingestFacts(db, 'ours', [
      address('m20', 'sms', '+8613900000020'),
      address('m21', 'sms', '+8613900000021'),
      address('m22', 'sms', '+8613900000022'),
      address('m23', 'email', 'tea@example.com'),
    ]);
    // What somebody else is called in the shop looks like a phone.
    await sql`update member set external_id = '13900000022' where workspace_id = 'ours' and no = 25`.execute(db);
    const ids = ['13900000020', ' +86 139-0000-0021 ', '13900000022', 'tea@EXAMPLE.com', '13900000099'];
    const kept = await cohorts().saveList({ ...ours, name: 'phones', ids });
    expect(kept).toMatchObject({ count: 4, unknown: 1, unknownIds: ['13900000099'] });
    expect(await readCohortMembers(db, 'ours', kept.id)).toEqual([20, 21, 23, 25]);
  });

  it('is looked through page by page, everybody once, and searched', async () => {
    const { id } = await cohorts().saveList({ ...ours, name: 'long', ids: Array.from({ length: 600 }, (_, index) => `m${index * 8}`) });
    const seen: number[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: Awaited<ReturnType<ReturnType<typeof cohorts>['get']>> = await cohorts().get({ ...ours, id, cursor });
      seen.push(...page.people.map(({ memberNo }) => memberNo));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 600 }, (_, index) => index * 8));
    const found = await cohorts().get({ ...ours, id, text: '会员1000' });
    expect(found.people).toEqual([{ memberNo: 1000, externalId: 'm1000', name: '会员1000' }]);
    expect(found.found).toBe(1);
    expect((await cohorts().get({ ...ours, id, text: 'm4' })).found).toBe(seen.filter((no) => `m${no}`.includes('m4')).length);
  });

  it('is named anew and put away without losing anybody', async () => {
    await cohorts().rename({ ...ours, id: 'autumn', name: ' 秋 ' });
    await cohorts().archive({ ...ours, id: 'autumn', archived: true });
    expect((await cohorts().list(ours)).at(-1)).toMatchObject({ id: 'autumn', name: '秋', count: 1, archivedAt: expect.any(Number) });
    await cohorts().archive({ ...ours, id: 'autumn', archived: false });
    expect(await cohorts().get({ ...ours, id: 'autumn' })).toMatchObject({ archivedAt: null });
    expect((await listAudit(db, 'ours', 3)).map(({ action }) => action)).toEqual(['cohort.restored', 'cohort.archived', 'cohort.renamed']);
  });

  it('tells what its people bought since, week by week in the zone of the shop, empty weeks too', async () => {
    const order = (externalId: string, id: string, at: number) => ({
      type: 'event' as const,
      id,
      externalId,
      name: 'Order Completed',
      key: id,
      value: 1_000n,
      currency: 'CNY',
      properties: {},
      occurredAt: at,
    });
    await ingestFacts(db, 'ours', [
      order('m3', 'before', day - 3 * dayMs),
      // Sunday evening in London, Monday morning in Shanghai.
      order('m3', 'o1', Date.UTC(2026, 7, 9, 17)),
      order('m9', 'o2', Date.UTC(2026, 7, 11)),
      order('m2', 'o3', Date.UTC(2026, 7, 11)),
      order('m5', 'other', Date.UTC(2026, 7, 11)),
    ]);
    const asked = { cohortId: 'spring', since: day - dayMs, until: day + 14 * dayMs, zone: 'Asia/Shanghai' };
    expect(await cohortActivity(db, 'ours', { ...asked, unit: 'week' })).toEqual([
      { from: '2026-07-27', people: 0, orders: 0, value: 0 },
      { from: '2026-08-03', people: 0, orders: 0, value: 0 },
      { from: '2026-08-10', people: 2, orders: 3, value: 3_000 },
      { from: '2026-08-17', people: 0, orders: 0, value: 0 },
    ]);
    expect(await cohortActivity(db, 'ours', { ...asked, unit: 'month' })).toEqual([{ from: '2026-08-01', people: 2, orders: 3, value: 3_000 }]);
    expect(await cohortActivity(db, 'theirs', { ...asked, unit: 'month' })).toEqual([{ from: '2026-08-01', people: 0, orders: 0, value: 0 }]);
    const told = await cohorts().activity({ ...ours, id: 'summer', unit: 'month' });
    expect(told).toMatchObject({ count: 3, currency: 'CNY' });
    expect(told.periods.length).toBeGreaterThan(0);
  });
});
