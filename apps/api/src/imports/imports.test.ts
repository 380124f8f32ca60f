import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findImportJob } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import Fastify from 'fastify';
import cookie from '@fastify/cookie';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';
import { openTeaShop } from '../testing/open-tea-shop.ts';
import { importFiles } from './import-files.ts';
import { importRoutes } from './import-routes.ts';
import { runImports } from './run-imports.ts';

const log = pino({ level: 'silent' });
const mapping = {
  version: 1,
  source: 'shop',
  format: { type: 'delimited', delimiter: ',' },
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  member: { column: 'who' },
  date: { column: 'day', pattern: 'yyyy-MM-dd' },
  row: { type: 'order', id: { column: 'id' }, value: { column: 'paid' } },
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder = '';
let sessions: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'magpie-uploads-'));
  const { db } = database;
  sessions = await openTeaShop(db);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

/** A process that takes files in, until it is closed. */
async function process() {
  const { db } = database;
  const imports = runImports({ db, files: importFiles(folder, 1_000_000), log, lookEveryMs: 200 });
  const context = bareContext(db, {
    imports,
    log,
    user: { id: 'editor', name: 'editor' },
    roleIn: async (workspaceId) => (workspaceId === 'tea' ? 'editor' : null),
  });
  const server = Fastify();
  await server.register(cookie);
  await server.register(importRoutes(context));
  const send = (user: string, content: string | Buffer, workspaceId = 'tea') =>
    server.inject({
      method: 'POST',
      url: `/imports/${workspaceId}?name=${encodeURIComponent('订单.csv')}`,
      headers: { 'content-type': 'text/csv', cookie: `magpie_session=${sessions.get(user) ?? ''}` },
      payload: content,
    });
  const upload = async (content: string | Buffer): Promise<string> => JSON.parse((await send('editor', content)).body).id;
  return {
    imports,
    caller: appRouter.createCaller(context).imports,
    server,
    send,
    upload,
    [Symbol.asyncDispose]: async () => {
      await imports.close();
      await server.close();
    },
  };
}

async function ended(id: string) {
  for (;;) {
    const job = await findImportJob(database.db, { workspaceId: 'tea', id });
    if (job !== null && !['queued', 'running'].includes(job.state)) return job;
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function count(table: 'event' | 'member'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} where workspace_id = 'tea'`.execute(
    database.db,
  );
  return rows[0]?.count ?? 0;
}

describe('bringing a file in', () => {
  it('looks at it, says what would happen, does exactly that, and gives back what did not parse', async () => {
    await using api = await process();
    const good = Array.from({ length: 20 }, (_, index) => `${index},${index % 2 === 0 ? 'a' : 'b'},2026-01-02,${index}.50`);
    const content = ['order_id,customer,date,paid', ...good, '20,b,2026-01-03,oops', '0,a,2026-01-02,0.50'].join('\n');
    const id = await api.upload(content);
    expect((await api.caller.look({ workspaceId: 'tea', id })).columns.map(({ meaning }) => meaning)).toEqual(['row-id', 'member', 'date', 'value']);

    const told = [];
    const meant = {
      ...mapping,
      member: { column: 'customer' },
      date: { ...mapping.date, column: 'date' },
      row: { ...mapping.row, id: { column: 'order_id' } },
    };
    for await (const step of await api.caller.check({ workspaceId: 'tea', id, mapping: meant })) told.push(step);
    const checked = told.at(-1);
    expect(checked).toMatchObject({ type: 'checked', counts: { read: 23, imported: 20, alreadyThere: 1, rejected: 1, skipped: 1, newMembers: 2 } });
    expect(checked?.type === 'checked' ? checked.rejects : []).toEqual(['22,bad-value,"20,b,2026-01-03,oops"']);
    expect([await count('event'), await count('member')]).toEqual([0, 0]);

    await api.caller.start({ workspaceId: 'tea', id, mapping: meant });
    const job = await ended(id);
    expect(job).toMatchObject({ state: 'finished', fileName: '订单.csv', doneBytes: content.length, refusal: null });
    expect(job.counts).toEqual(checked?.type === 'checked' ? checked.counts : null);
    expect([await count('event'), await count('member')]).toEqual([20, 2]);

    const rejectsFor = (user: string) =>
      api.server.inject({ url: `/imports/tea/${id}/rejects/import`, headers: { cookie: `magpie_session=${sessions.get(user) ?? ''}` } });
    expect((await rejectsFor('viewer')).statusCode).toBe(403);
    const rejects = await rejectsFor('editor');
    expect(rejects.body).toContain('22,bad-value,');
    expect(rejects.headers['content-disposition']).toContain(encodeURIComponent('订单.csv'));
    // What holds everybody's data is not kept longer than it is needed.
    expect(await readdir(join(folder, 'tea'))).toEqual([`${id}.check.csv`, `${id}.rejects.csv`]);
    await api.caller.remove({ workspaceId: 'tea', id });
    expect(await readdir(join(folder, 'tea'))).toEqual([]);
    expect(await api.caller.list({ workspaceId: 'tea' })).toEqual([]);
  });

  it('stops when it is asked, goes on where it was, and survives the end of its process, each row once', async () => {
    const before = await count('event');
    const rows = Array.from({ length: 30_000 }, (_, index) => `n${index},m${index % 50},2026-02-01,1`);
    let id = '';
    {
      await using api = await process();
      id = await api.upload(['id,who,day,paid', ...rows].join('\n'));
      await api.caller.start({ workspaceId: 'tea', id, mapping });
      await expect(api.caller.start({ workspaceId: 'tea', id, mapping })).rejects.toMatchObject({ refusal: 'already-running' });
      await api.caller.stop({ workspaceId: 'tea', id });
      expect((await ended(id)).state).toBe('stopped');
      await api.caller.start({ workspaceId: 'tea', id, mapping });
      // The process goes down as soon as something is in.
      while ((await count('event')) === before) await new Promise((done) => setTimeout(done, 10));
    }
    // Nobody works on it any more; the silence is made to have lasted.
    await sql`update import_job set beat_at = now() - interval '1 minute' where id = ${id}`.execute(database.db);
    await using _next = await process();
    const job = await ended(id);
    expect(job.state).toBe('finished');
    expect((job.counts?.imported ?? 0) + (job.counts?.alreadyThere ?? 0)).toBe(rows.length);
    expect(await count('event')).toBe(before + rows.length);
  });

  it('says what is wrong with a mapping, a file or a currency, where it is wrong', async () => {
    await using api = await process();
    const id = await api.upload('id,who,day,paid\n1,a,2026-01-02,12.50\n');
    await expect(api.caller.start({ workspaceId: 'tea', id, mapping: { ...mapping, zone: 'Mars' } })).rejects.toMatchObject({
      refusal: 'invalid-mapping',
      detail: ['zone: Not an IANA zone'],
    });
    await api.caller.start({ workspaceId: 'tea', id, mapping: { ...mapping, member: { column: 'nobody' } } });
    expect(await ended(id)).toMatchObject({ state: 'failed', refusal: { code: 'unknown-columns', detail: 'nobody' } });
    await api.caller.start({ workspaceId: 'tea', id, mapping: { ...mapping, currency: 'USD' } });
    expect(await ended(id)).toMatchObject({ state: 'failed', refusal: { code: 'currency-differs' } });
    const picture = await api.upload(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    await expect(api.caller.look({ workspaceId: 'tea', id: picture })).rejects.toMatchObject({ refusal: 'unreadable-file', detail: 'binary' });
    // Where a file lies on the server is told to nobody.
    const utf16 = await api.upload(Buffer.from('\uFEFFid,who,day,paid\n', 'utf16le'));
    await api.caller.start({ workspaceId: 'tea', id: utf16, mapping });
    expect(await ended(utf16)).toMatchObject({ state: 'failed', refusal: { code: 'utf-16', detail: '' } });
    const checking = (await api.caller.check({ workspaceId: 'tea', id: utf16, mapping }))[Symbol.asyncIterator]();
    await expect(checking.next()).rejects.toMatchObject({ refusal: 'unreadable-file', detail: { code: 'utf-16', detail: '' } });
  });

  it('keeps a mapping by its name, takes the next of that name in its place, and keeps none that could not be imported by', async () => {
    await using api = await process();
    const { mappings } = api.caller;
    await mappings.keep({ workspaceId: 'tea', name: '收银', mapping });
    await mappings.keep({ workspaceId: 'tea', name: '收银', mapping: { ...mapping, source: 'till' } });
    expect(await mappings.list({ workspaceId: 'tea' })).toMatchObject([{ name: '收银', mapping: { source: 'till', member: { column: 'who' } } }]);
    const broken = { workspaceId: 'tea', name: '收银', mapping: { ...mapping, zone: 'Mars' } };
    await expect(mappings.keep(broken)).rejects.toMatchObject({ refusal: 'invalid-mapping', detail: ['zone: Not an IANA zone'] });
    await expect(mappings.keep({ workspaceId: 'tea', name: ' ', mapping })).rejects.toThrow('No space around a name');
    await mappings.drop({ workspaceId: 'tea', name: '收银' });
    await expect(mappings.drop({ workspaceId: 'tea', name: '收银' })).rejects.toMatchObject({ refusal: 'not-found' });
    expect(await mappings.list({ workspaceId: 'tea' })).toEqual([]);
  });

  it('takes nothing from strangers, from who may only look, or beyond its size, and leaves nothing behind', async () => {
    await using api = await process();
    const before = await readdir(join(folder, 'tea'));
    expect((await api.send('nobody', 'x')).statusCode).toBe(401);
    expect((await api.send('stranger', 'x')).statusCode).toBe(404);
    expect((await api.send('viewer', 'x')).statusCode).toBe(403);
    expect((await api.send('editor', 'x', '..%2f..')).statusCode).toBe(404);
    expect((await api.send('editor', Buffer.alloc(1_000_001))).statusCode).toBe(413);
    expect(await readdir(join(folder, 'tea'))).toEqual(before);
  });
});
