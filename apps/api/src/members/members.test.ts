import { createUser, createWorkspace, type Database, ingestFacts, listAudit, mergeMembers, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiContext } from '../context.ts';
import { appRouter } from '../router.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let db: Database;
const at = Date.UTC(2026, 7, 3, 4);
const ours = { workspaceId: 'ours' };

beforeAll(async () => {
  database = await testDatabase();
  db = database.db;
  for (const id of ['ours', 'theirs']) await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  await setRole(db, 'ours', { userId: 'me', role: 'owner' });
  for (const workspace of ['ours', 'theirs'])
    await ingestFacts(db, workspace, [
      { type: 'attribute', externalId: 'u1', name: 'name', value: '织女', occurredAt: at },
      { type: 'attribute', externalId: 'u1', name: 'city', value: 'Hangzhou', occurredAt: at },
      { type: 'address', externalId: 'u1', channel: 'sms', value: '+8613900001111', occurredAt: at },
      { type: 'consent', externalId: 'u1', channel: 'sms', purpose: 'marketing', given: true, occurredAt: at },
      { type: 'tag', externalId: 'u1', tag: 'vip', present: true, occurredAt: at },
      {
        type: 'order',
        id: 'o1',
        externalId: 'u1',
        value: 900n,
        lines: [{ goodsId: 'tea', quantity: 1, unitPrice: 900 }],
        occurredAt: at + 1_000,
      },
      { type: 'refund', id: 'r1', orderId: 'o1', value: 400n, occurredAt: at + 2_000 },
      { type: 'identity', externalId: 'u2', source: 'email', value: 'star@example.com', occurredAt: at },
      ...Array.from({ length: 120 }, (_, index) => ({
        type: 'event' as const,
        id: `e${index}`,
        externalId: 'u2',
        name: 'Page Viewed',
        occurredAt: at + index,
      })),
    ]);
});
afterAll(() => database[Symbol.asyncDispose]());

const asked = (role = 'owner') =>
  appRouter.createCaller({
    db,
    engine: { db },
    user: { id: 'me', name: 'me' },
    roleIn: async (id: string) => (id === 'ours' ? role : null),
  } as unknown as ApiContext).members;

describe('members', () => {
  it.each([
    ['u1', ['u1']],
    ['0', ['u1']],
    ['织', ['u1']],
    ['13900001111', ['u1']],
    ['+8613900001111', ['u1']],
    ['Star@example.com', ['u2']],
    ['u', ['u1', 'u2']],
    ['1390000', []],
    ["' or true --", []],
  ])('are found by %s', async (text, found) => {
    const { members } = await asked().list({ ...ours, text });
    expect(members.map(({ externalId }) => externalId)).toEqual(found);
  });

  it('are listed by tag, and a page at a time', async () => {
    expect((await asked().list({ ...ours, tag: 'vip' })).members.map(({ externalId, tags }) => [externalId, tags])).toEqual([['u1', ['vip']]]);
    expect(await asked().list({ ...ours, cursor: 0 })).toMatchObject({ members: [{ externalId: 'u2' }], nextCursor: null });
  });

  it('have a page of who they are', async () => {
    expect(await asked().get({ ...ours, memberNo: 0 })).toMatchObject({
      name: '织女',
      addresses: [{ channel: 'sms', value: '+8613900001111' }],
      consents: [{ channel: 'sms', purpose: 'marketing', given: true }],
      tags: ['vip'],
      attributes: [
        { name: 'city', value: 'Hangzhou', type: 'text', declared: false },
        { name: 'name', type: 'text' },
      ],
    });
    await expect(asked().get({ ...ours, memberNo: 77 })).rejects.toMatchObject({ refusal: 'not-found' });
  });

  it('have one time line, an order told once, to be narrowed and paged', async () => {
    const { items } = await asked().timeline({ ...ours, memberNo: 0 });
    expect(items.map(({ type }) => type).toSorted()).toEqual(['address', 'attribute', 'attribute', 'consent', 'order', 'refund', 'status', 'tag']);
    expect(items[0]).toMatchObject({ type: 'refund', detail: { value: 400, order: 'o1' } });
    expect(items.find(({ type }) => type === 'order')).toMatchObject({ detail: { value: 900, lines: [{ goods: 'tea', quantity: 1, amount: 900 }] } });
    const typesOf = async (group: 'events' | 'orders' | 'consent' | 'profile'): Promise<readonly string[]> =>
      [...new Set((await asked().timeline({ ...ours, memberNo: 0, groups: [group] })).items.map(({ type }) => type))].toSorted();
    expect(await typesOf('events')).toEqual([]);
    expect(await typesOf('orders')).toEqual(['order', 'refund', 'status']);
    expect(await typesOf('consent')).toEqual(['consent']);
    expect(await typesOf('profile')).toEqual(['address', 'attribute', 'tag']);
    const seen: string[] = [];
    for (
      let cursor = null as Awaited<ReturnType<ReturnType<typeof asked>['timeline']>>['nextCursor'], first = true;
      first || cursor !== null;
      first = false
    ) {
      const page = await asked().timeline({ ...ours, memberNo: 1, groups: ['events'], cursor });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it('are told why they are in an audience or not, clause by clause, as PostgreSQL decides', async () => {
    const text = 'tag "vip" and did "Order Completed" count >= 2';
    const answer = await asked().explain({ ...ours, memberNo: 0, source: { type: 'text', text } });
    expect(answer).toMatchObject({ agrees: true, explanation: { met: false, of: [{ met: true }, { met: false }] } });
    await expect(asked().explain({ ...ours, memberNo: 0, source: { type: 'text', text: 'tag vip and' } })).rejects.toMatchObject({
      refusal: 'invalid-filter',
    });
    await expect(asked().explain({ ...ours, memberNo: 0, source: { type: 'journey', id: 'none' } })).rejects.toMatchObject({ refusal: 'not-found' });
    await expect(asked().explain({ ...ours, memberNo: 0, source: { type: 'audience', id: 'none' } })).rejects.toMatchObject({ refusal: 'not-found' });
  });

  it('are collected into one file, and that is written down', async () => {
    const { text, fileName } = await asked().collect({ ...ours, memberNo: 0 });
    expect(fileName).toBe('member-0.json');
    expect(JSON.parse(text)).toMatchObject({
      format: 'magpie.person/1',
      tables: { member: [{ external_id: 'u1' }], shop_order: [{ id: 'o1' }], consent_change: [{ given: true }] },
      runs: [],
    });
    expect((await listAudit(db, 'ours', 1))[0]).toMatchObject({ action: 'member.collect', subject: '0' });
    await expect(asked('viewer').collect({ ...ours, memberNo: 0 })).rejects.toMatchObject({ refusal: 'forbidden' });
  });

  it('are erased by owners alone, once their id was typed, under whatever number, and nothing tells of them after', async () => {
    await mergeMembers(db, 'ours', { from: 'u2', into: 'u1' });
    await expect(asked('editor').erase({ ...ours, memberNo: 0, confirm: 'u1' })).rejects.toMatchObject({ refusal: 'forbidden' });
    await expect(asked().erase({ ...ours, memberNo: 0, confirm: 'u2' })).rejects.toMatchObject({ refusal: 'not-confirmed' });
    expect(await asked().erase({ ...ours, memberNo: 1, confirm: ' u1 ' })).toEqual({ memberNo: 0, onWire: false });
    for (const memberNo of [0, 1]) await expect(asked().get({ ...ours, memberNo })).rejects.toMatchObject({ refusal: 'not-found' });
    expect(await asked().list(ours)).toEqual({ members: [], nextCursor: null });
    expect((await listAudit(db, 'ours', 1))[0]).toMatchObject({ action: 'member.erase', subject: '0', detail: { numbers: 2 } });
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from event where workspace_id = 'theirs'`.execute(db);
    expect(rows[0]?.count).toBe(122);
  });
});
