import { createJourney, createUser, createWorkspace, listAudit, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { BoundChannel } from '@magpie/engine';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';

type Channel = BoundChannel['channel'];

let database: Awaited<ReturnType<typeof testDatabase>>;
let calls: Parameters<Channel['send']>[0][] = [];
let answer: Awaited<ReturnType<Channel['send']>>;
let isBound = true;
let number = 0;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createWorkspace(db, { id: 'ours', name: 'ours', zone: 'Asia/Shanghai', currency: 'CNY' });
  for (const [user, role] of [
    ['jia', 'editor'],
    ['yi', 'owner'],
  ] as const) {
    await createUser(db, { id: user, email: `${user}@localhost`, name: user });
    await setRole(db, 'ours', { userId: user, role });
  }
  await createJourney(db, { workspaceId: 'ours', id: 'j', name: 'Qixi', document: qixiJourney({ id: 'j', locale: 'en' }) });
  await sql`
    insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at)
    select 'ours', n, 'm' || n, jsonb_build_object('name', '会员' || n, 'city', '杭州'), n + 1, now() from generate_series(0, 999) n`.execute(db);
  await sql`update workspace set next_member_no = 1000 where id = 'ours'`.execute(db);
});
beforeEach(async () => {
  calls = [];
  isBound = true;
  answer = { ok: true, value: [{ status: 'accepted', providerId: 'p' }] };
  await sql`delete from test_message`.execute(database.db);
});
afterAll(() => database[Symbol.asyncDispose]());

function api(user = 'jia') {
  const channel: Channel = {
    capabilities: { idempotent: true, lookUp: false, maxRecipients: 1, receiptIdentity: 'reference' },
    send: async (request) => {
      calls.push(request);
      return answer;
    },
  };
  const context = bareContext(database.db, { user: { id: user, name: user }, roleIn: async () => (user === 'yi' ? 'owner' : 'editor') });
  const engine = { ...context.engine, channels: async () => (isBound ? { accountId: 'a', channel } : null) };
  return appRouter.createCaller({ ...context, engine }).messages;
}

const at = { workspaceId: 'ours', journeyId: 'j' };
const test = (changed: Partial<{ id: string; text: string; memberNo: number | null; address: string }> = {}) => ({
  ...at,
  id: `test_${(number += 1)}_x`,
  text: '【鹊桥茶铺】{{ member.name }}，礼盒上架',
  memberNo: 7,
  address: '+8613800138000',
  ...changed,
});

it('sends a test as it reads for a member, to one phone, and remembers it outside of all runs', async () => {
  await api().test(test());
  expect(calls.map(({ recipients }) => recipients.map(({ address, body }) => [address, body]))).toEqual([
    [['+8613800138000', { type: 'text', text: '【鹊桥茶铺】会员7，礼盒上架' }]],
  ]);
  expect(await api().tests(at)).toMatchObject([{ address: '+8613800138000', text: '【鹊桥茶铺】会员7，礼盒上架', state: 'accepted', reason: null }]);
  expect(await api('yi').tests(at)).toEqual([]);
  const { rows } = await sql<{ sends: string }>`select count(*) as sends from send_block`.execute(database.db);
  expect(Number(rows[0]?.sends)).toBe(0);
});

it('sends what is asked for twice once', async () => {
  const asked = test();
  await api().test(asked);
  await api().test(asked);
  expect(calls).toHaveLength(1);
});

it('tells what the provider said, and does not try again what may have gone out', async () => {
  answer = { ok: false, refusal: { code: 'ambiguous', reason: 'timeout' } };
  await api().test(test());
  answer = { ok: true, value: [{ status: 'rejected', reason: 'blocked' }] };
  await api().test(test());
  expect((await api().tests(at)).map(({ state }) => state).toSorted()).toEqual(['rejected', 'unknown']);
});

it('refuses by name: too many, no provider, no such member, what cannot be rendered, what is no phone', async () => {
  await expect(api().test(test({ memberNo: 5_000 }))).rejects.toMatchObject({ refusal: 'not-found' });
  await expect(api().test(test({ text: '{{ member.nothing }}' }))).rejects.toMatchObject({ refusal: 'test-unrenderable' });
  await expect(api().test(test({ address: '13800138000' }))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  isBound = false;
  await expect(api().test(test())).rejects.toMatchObject({ refusal: 'no-provider' });
  isBound = true;
  await Promise.all(Array.from({ length: 20 }, () => api().test(test())));
  await expect(api().test(test())).rejects.toMatchObject({ refusal: 'too-many-tests' });
  await api('yi').test(test());
  expect(calls).toHaveLength(21);
});

it('gives a spread of all members with what the text reads, and members by name', async () => {
  const spread = await api().people({ workspaceId: 'ours', text: '', fields: ['name', 'nothing'] });
  expect(spread).toHaveLength(200);
  expect(spread[0]).toEqual({ memberNo: 0, externalId: 'm0', name: '会员0', values: { name: '会员0' } });
  expect(spread.at(-1)?.memberNo).toBe(995);
  const found = await api().people({ workspaceId: 'ours', text: '会员99', fields: ['city'] });
  expect(found.map(({ memberNo }) => memberNo)).toEqual([99, 990, 991, 992, 993, 994, 995, 996, 997, 998, 999]);
  expect(found[0]?.values).toEqual({ city: '杭州' });
});

it('lets out what an owner has said, from the next message on, and keeps what was said before', async () => {
  const rules = { quietHours: { start: '22:30', end: '07:00' }, hourlyCeiling: 3 };
  expect(await api().rules({ workspaceId: 'ours' })).toEqual({ quietHours: null, hourlyCeiling: 6 });
  await expect(api().setRules({ workspaceId: 'ours', ...rules })).rejects.toMatchObject({ refusal: 'forbidden' });
  await api('yi').setRules({ workspaceId: 'ours', ...rules });
  expect(await api().rules({ workspaceId: 'ours' })).toEqual(rules);
  const [said] = await listAudit(database.db, 'ours', 1);
  expect(said).toMatchObject({
    userId: 'yi',
    action: 'workspace.sending-rules',
    detail: { ...rules, before: { quietHours: null, hourlyCeiling: 6 } },
  });
  for (const wrong of [
    { start: '24:00', end: '07:00' },
    { start: '7:00', end: '08:00' },
    { start: '08:00', end: '08:00' },
  ])
    await expect(api('yi').setRules({ workspaceId: 'ours', ...rules, quietHours: wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  for (const hourlyCeiling of [0, 1.5, 101])
    await expect(api('yi').setRules({ workspaceId: 'ours', ...rules, hourlyCeiling })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await api('yi').setRules({ workspaceId: 'ours', quietHours: null, hourlyCeiling: 6 });
  expect(await api().rules({ workspaceId: 'ours' })).toEqual({ quietHours: null, hourlyCeiling: 6 });
});

it('knows the price of a thousand parts when an owner has said it', async () => {
  expect(await api().price({ workspaceId: 'ours' })).toEqual({ perThousandMinor: null, currency: 'CNY' });
  await expect(api().setPrice({ workspaceId: 'ours', perThousandMinor: 1 })).rejects.toMatchObject({ refusal: 'forbidden' });
  await api('yi').setPrice({ workspaceId: 'ours', perThousandMinor: 4_500 });
  expect(await api().price({ workspaceId: 'ours' })).toMatchObject({ perThousandMinor: 4_500 });
});
