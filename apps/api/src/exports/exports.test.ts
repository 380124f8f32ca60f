import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import { createWorkspace, type Database, expireExports, exportFile, ingestFacts, insertAudience, listAudit, saveCohort } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import Fastify from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';
import { openTeaShop } from '../testing/open-tea-shop.ts';
import { exportFiles } from './export-files.ts';
import { exportRoute } from './export-route.ts';
import { runExports } from './run-exports.ts';

const log = pino({ level: 'silent' });
const at = Date.UTC(2026, 7, 3, 4);
let database: Awaited<ReturnType<typeof testDatabase>>;
let db: Database;
let folder = '';
let sessions: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  db = database.db;
  folder = await mkdtemp(join(tmpdir(), 'magpie-exports-'));
  sessions = await openTeaShop(db);
  const member = (externalId: string) => ({ type: 'member' as const, externalId, occurredAt: at });
  await ingestFacts(db, 'tea', [
    ...['m0', '=cmd()', 'm2', 'm3'].map(member),
    { type: 'attribute', externalId: 'm0', name: 'name', value: '鹊', occurredAt: at },
    { type: 'attribute', externalId: 'm0', name: 'visits', value: 3.5, occurredAt: at },
    { type: 'attribute', externalId: '=cmd()', name: 'name', value: '@evil\r\n"x"', occurredAt: at },
    { type: 'address', externalId: 'm0', channel: 'sms', value: '+8613800000000', occurredAt: at },
    { type: 'consent', externalId: 'm0', channel: 'sms', purpose: 'marketing', given: true, occurredAt: at },
    { type: 'consent', externalId: 'm0', channel: 'sms', purpose: 'marketing', given: false, occurredAt: at + 1 },
    { type: 'tag', externalId: 'm0', tag: 'VIP', present: true, occurredAt: at },
    { type: 'tag', externalId: 'm0', tag: '茶', present: true, occurredAt: at },
    { type: 'order', id: 'o1', externalId: 'm0', value: 1_205n, occurredAt: at, lines: [{ goodsId: 'tea', quantity: 2, unitPrice: 602.5 }] },
    { type: 'order', id: 'o2', externalId: 'm2', value: 5n, occurredAt: at + 86_400_000 },
    { type: 'refund', id: 'r1', orderId: 'o1', value: 200n, occurredAt: at + 1_000 },
  ]);
  await ingestFacts(db, 'other', [member('secret'), { type: 'order', id: 'so', externalId: 'secret', value: 1n, occurredAt: at }]);
  // m2 was found to be m0; m3 was erased.
  await sql`update member set alias_of = 0 where workspace_id = 'tea' and external_id = 'm2'`.execute(db);
  await sql`update member set erased_at = now() where workspace_id = 'tea' and external_id = 'm3'`.execute(db);
  await saveCohort(db, { workspaceId: 'tea', id: 'c', name: '买 家/', origin: { type: 'test' }, memberNos: [2] });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

async function door() {
  const exports = runExports({ db, files: exportFiles(folder), log, lookEveryMs: 100 });
  const context = (id: string) =>
    bareContext(db, { exports, log, user: { id, name: id }, roleIn: async (workspaceId) => (workspaceId === 'tea' ? id : null) });
  const server = Fastify();
  await server.register(cookie);
  await server.register(exportRoute(context('editor')));
  const caller = (id: string) => appRouter.createCaller(context(id)).exports;
  return {
    caller,
    fetch: (user: string, id: string, workspaceId = 'tea') =>
      server.inject({ method: 'GET', url: `/exports/${workspaceId}/${id}/file`, headers: { cookie: `magpie_session=${sessions.get(user) ?? ''}` } }),
    /** Waits until an export is over. */
    async ended(id: string) {
      const job = async () => (await caller('editor').list({ workspaceId: 'tea' })).jobs.find((each) => each.id === id);
      await expect.poll(async () => (await job())?.state, { timeout: 20_000 }).not.toMatch(/queued|running/);
      return job();
    },
    async [Symbol.asyncDispose]() {
      await exports.close();
      await server.close();
    },
  };
}

const everybody = { type: 'everybody' } as const;
const wish = { workspaceId: 'tea', what: 'members', format: 'csv', of: everybody, since: null, until: null } as const;

describe('exports', () => {
  it('write members as they are, formula-safe, and hand the file to who may have it', async () => {
    await using test = await door();
    const { id } = await test.caller('editor').create(wish);
    const job = await test.ended(id);
    expect(job).toMatchObject({ state: 'finished', totalRows: 2, doneRows: 2, what: 'members', whose: null });
    const answer = await test.fetch('editor', id);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/filename\*=UTF-8''members-\d{4}-\d\d-\d\d\.csv/);
    expect(answer.body.split(/\r\n(?=m|'=|$)/)).toEqual([
      '\uFEFFexternal_id,member_no,zone,first_seen_at,address.sms,consent.sms.marketing,tags,attribute.name,attribute.visits',
      "m0,0,,2026-08-03T12:00:00.000+08:00,'+8613800000000,false,VIP;茶,鹊,3.5",
      `'=cmd(),1,,2026-08-03T12:00:00.000+08:00,,,,"'@evil\r\n""x""",`,
      '',
    ]);
    expect((await listAudit(db, 'tea', 2)).map(({ action, userId }) => [action, userId])).toEqual([
      ['export.fetch', 'editor'],
      ['export.create', 'editor'],
    ]);
    expect((await test.fetch('viewer', id)).statusCode).toBe(403);
    expect((await test.fetch('stranger', id)).statusCode).toBe(404);
    expect((await test.fetch('stranger', id, 'other')).statusCode).toBe(404);
    expect((await test.fetch('nobody', id)).statusCode).toBe(401);
    await expect(test.caller('viewer').create(wish)).rejects.toMatchObject({ refusal: 'forbidden' });
  });

  it('write events, orders and lines with the person they are of, and nothing of anybody else', async () => {
    await using test = await door();
    const lines = async (change: Partial<Parameters<ReturnType<typeof test.caller>['create']>[0]>) => {
      const { id } = await test.caller('editor').create({ ...wish, ...change });
      expect(await test.ended(id)).toMatchObject({ state: 'finished' });
      return (await test.fetch('editor', id)).body.slice(1).trimEnd().split('\r\n');
    };
    expect(await lines({ what: 'orders' })).toEqual([
      'order_id,external_id,member_no,status,placed_at,value,refunded,currency',
      'o1,m0,0,paid,2026-08-03T12:00:00.000+08:00,12.05,2.00,CNY',
      'o2,m0,0,paid,2026-08-04T12:00:00.000+08:00,0.05,0.00,CNY',
    ]);
    expect(await lines({ what: 'order-lines' })).toEqual([
      'order_id,line,external_id,member_no,placed_at,goods_id,goods_name,quantity,unit_price,discount,amount,currency',
      'o1,1,m0,0,2026-08-03T12:00:00.000+08:00,tea,,2.000,6.025000,0.00,12.05,CNY',
    ]);
    const events = await lines({ what: 'events', since: at, until: at + 60_000 });
    expect(events.map((line) => line.split(',').slice(0, 4))).toEqual([
      ['event_id', 'name', 'external_id', 'member_no'],
      ['order:o1', 'Order Completed', 'm0', '0'],
      ['refund:r1', 'Order Refunded', 'm0', '0'],
    ]);
    // The cohort holds number 2, who is number 0 by now.
    expect((await lines({ of: { type: 'cohort', cohort: 'c' } })).map((line) => line.split(',')[0])).toEqual(['external_id', 'm0']);
    expect(await lines({ what: 'orders', of: { type: 'cohort', cohort: 'c' } })).toHaveLength(3);
    const tagged = { type: 'filter', filter: { type: 'not', of: { type: 'tag', tag: 'VIP' } }, name: null } as const;
    expect((await lines({ of: tagged })).map((line) => line.split(',')[0]).slice(0, 2)).toEqual(['external_id', "'=cmd()"]);
    expect(await lines({ what: 'events', of: tagged })).toHaveLength(1);
    await insertAudience(db, 'tea', {
      id: 'audience_vip',
      name: '老客',
      description: '',
      filter: { type: 'tag', tag: 'VIP' },
      anchor: null,
      userId: null,
    });
    const named = { type: 'filter', filter: { type: 'not', of: { type: 'audience', audience: 'audience_vip' } }, name: null } as const;
    expect(await lines({ of: named })).toEqual(await lines({ of: tagged }));
    const unknown = { type: 'filter', filter: { type: 'audience', audience: 'gone' }, name: null } as const;
    await expect(test.caller('editor').create({ ...wish, of: unknown })).rejects.toMatchObject({ refusal: 'invalid-filter' });
    await expect(test.caller('editor').create({ ...wish, of: { type: 'filter', filter: { type: 'odd' }, name: null } })).rejects.toMatchObject({
      refusal: 'invalid-filter',
    });
    await expect(test.caller('editor').create({ ...wish, of: { type: 'cohort', cohort: 'gone' } })).rejects.toMatchObject({ refusal: 'not-found' });
  });

  it('write whoever an audience that goes by a day means', async () => {
    await using test = await door();
    const window = { type: 'anchor', fromDays: -1, toDays: 1, yearsBack: [1, 2, 3, 4, 5, 6, 7, 8, 9] };
    const filter = { type: 'event', event: 'Order Completed', where: [], window, measure: { type: 'count' }, test: { op: '>=', value: 1 } };
    const anchor = { type: 'yearly', month: 8, day: 3 } as const;
    await insertAudience(db, 'tea', { id: 'audience_day', name: '八月三日', description: '', filter, anchor, userId: null });
    const of = { type: 'filter', filter: { type: 'audience', audience: 'audience_day' }, name: null } as const;
    const { id } = await test.caller('editor').create({ ...wish, of: { ...of, anchor } });
    expect(await test.ended(id)).toMatchObject({ state: 'finished', doneRows: 1 });
    expect((await test.fetch('editor', id)).body).toContain('\r\nm0,');
    // Where nobody says which day, it cannot be meant.
    await expect(test.caller('editor').create({ ...wish, of })).rejects.toMatchObject({ refusal: 'invalid-filter' });
  });

  it('write Parquet, and are called after whose rows they hold', async () => {
    await using test = await door();
    const { id } = await test.caller('editor').create({ ...wish, format: 'parquet', of: { type: 'cohort', cohort: 'c' } });
    const job = await test.ended(id);
    expect(job).toMatchObject({ state: 'finished', totalRows: 1, whose: '买 家/' });
    expect(job?.fileName).toMatch(/^members-买-家-[\d-]+\.parquet$/);
    const { rawPayload } = await test.fetch('editor', id);
    expect(rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    expect(rawPayload.length).toBe(job?.bytes);
  });

  it('are taken away by hand, and by themselves after some days', async () => {
    await using test = await door();
    const [first, second] = [await test.caller('editor').create(wish), await test.caller('editor').create(wish)];
    await test.ended(first.id);
    await test.ended(second.id);
    await test.caller('editor').remove({ workspaceId: 'tea', id: first.id });
    await sql`update export_job set ended_at = now() - interval '8 days' where id = ${second.id}`.execute(db);
    const expired = await expireExports(db, 7);
    for (const place of expired) await exportFiles(folder).forget(place);
    expect((await test.caller('editor').list({ workspaceId: 'tea' })).jobs.find(({ id }) => id === second.id)?.state).toBe('expired');
    for (const { id } of [first, second]) expect((await test.fetch('editor', id)).statusCode).toBe(404);
    const left = await readdir(join(folder, 'tea'));
    expect(left.filter((name) => name.startsWith(first.id) || name.startsWith(second.id))).toEqual([]);
  });

  it('leave no file when they are stopped, and write the same file again', async () => {
    const path = join(folder, 'by-hand');
    const options = { workspaceId: 'tea', wish: { ...wish }, members: null, path, toParquet: () => Promise.reject(new Error('not asked')) };
    const stop = new AbortController();
    stop.abort();
    expect(await exportFile(db, { ...options, signal: stop.signal })).toMatchObject({ cancelled: true });
    expect((await readdir(folder)).filter((name) => name.startsWith('by-hand'))).toEqual([]);
    const told: number[] = [];
    const { rows } = await exportFile(db, { ...options, onProgress: ({ done }) => told.push(done) });
    expect([rows, ...told]).toEqual([2, 0, 2]);
    const content = await readFile(path);
    await exportFile(db, options);
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  it('are written while they are read: a bounded part is in memory, however many rows there are', async () => {
    const people = 100_000;
    await createWorkspace(db, { id: 'large', name: 'large', zone: 'UTC', currency: 'CNY' });
    await sql`
      insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at)
      select 'large', n, 'member-' || n, jsonb_build_object('name', repeat('x', 200)), n + 1, now() from generate_series(0, ${people - 1}::int) n`.execute(
      db,
    );
    await sql`insert into attribute_definition (workspace_id, name, type, declared) values ('large', 'name', 'text', false)`.execute(db);
    await sql`analyze member`.execute(db);
    const path = join(folder, 'large');
    let behind = 0;
    const { rows, bytes } = await exportFile(db, {
      workspaceId: 'large',
      wish: { ...wish },
      members: null,
      path,
      toParquet: () => Promise.reject(new Error('not asked')),
      onProgress: ({ done }) => {
        const written = existsSync(`${path}.part`) ? statSync(`${path}.part`).size : 0;
        behind = Math.max(behind, done - written / 250);
      },
    });
    expect(rows).toBe(people);
    expect(bytes).toBeGreaterThan(people * 240);
    expect(behind).toBeLessThan(people / 2);
  });
});
