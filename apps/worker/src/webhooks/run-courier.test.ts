import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createEndpoint,
  createUser,
  createWorkspace,
  type Database,
  findDelivery,
  listAudit,
  listDeliveries,
  listEndpoints,
  recordNews,
  redeliver,
  rotateSecret,
  sendTestNews,
  switchEndpoint,
  withTransaction,
} from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Courier, runCourier } from './run-courier.ts';

const log = pino({ level: 'silent' });
const allowed = { loopback: true };

interface Got {
  readonly id: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

let database: Awaited<ReturnType<typeof testDatabase>>;
let db: Database;
let close: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  for (const id of ['tea', 'other']) await createWorkspace(db, { id, name: id, zone: 'UTC', currency: 'CNY' });
});
afterEach(async () => {
  for (const each of close.toReversed()) await each();
  close = [];
  await database[Symbol.asyncDispose]();
});

/** A receiver that answers as it is told. */
async function receiver(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => void response.end('thank you'),
) {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      got.push({ id: headers['webhook-id'] ?? '', body, headers });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { got, url: `http://127.0.0.1:${port}/` };
}

function courier(rules = allowed): Courier {
  const running = runCourier({ db, rules, log, lookEveryMs: 20 });
  close.push(() => running.close());
  return running;
}

const endpoint = (id: string, url: string, workspaceId = 'tea') =>
  createEndpoint(db, workspaceId, { id, userId: 'me', url, description: id, eventTypes: ['run.started'] });
const tell = (workspaceId = 'tea', name = 'x') =>
  withTransaction(db, (transaction) => recordNews(transaction, workspaceId, [{ type: 'run.started', at: 0, data: { name } }]));
const log1 = (endpointId: string, state: string | null = null) => listDeliveries(db, 'tea', { endpointId, state, before: null, limit: 50 });
const again = () => sql`update webhook_delivery set next_attempt_at = now() where state = 'waiting'`.execute(db);

describe('the courier', () => {
  it('brings news to everybody who listens in the workspace, signed, once each, and keeps what came of it', async () => {
    const [first, second, foreign] = [await receiver(), await receiver(), await receiver()];
    const secret = await endpoint('first', first.url);
    await endpoint('second', second.url);
    await endpoint('foreign', foreign.url, 'other');
    await tell();
    // News of a fact that was not committed are none.
    await expect(
      withTransaction(db, async (transaction) => {
        await recordNews(transaction, 'tea', [{ type: 'run.started', at: 0, data: { name: 'never' } }]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    courier();
    courier();
    await expect.poll(() => [first.got.length, second.got.length]).toEqual([1, 1]);
    await expect.poll(async () => (await log1('first', 'delivered')).length).toBe(1);
    const [got] = first.got;
    expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toEqual({
      type: 'run.started',
      timestamp: '1970-01-01T00:00:00.000Z',
      data: { name: 'x' },
    });
    expect(first.got[0]?.id).toBe(second.got[0]?.id);
    expect(foreign.got).toEqual([]);
    const [line] = await log1('first');
    expect(line).toMatchObject({
      state: 'delivered',
      attempts: 1,
      nextAttemptAt: null,
      last: { number: 1, status: 200, error: null, response: 'thank you' },
    });
    expect(await findDelivery(db, 'other', line?.id ?? '0')).toBeNull();
  });

  it('tries again under the same id until it arrives, and once more when somebody asks for it', async () => {
    let answers = [500, 302, 200, 200];
    const hook = await receiver((_request, response) => {
      const [status = 200, ...rest] = answers;
      answers = rest;
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(String(status));
    });
    await endpoint('e', hook.url);
    await tell();
    courier();
    for (const attempts of [1, 2]) {
      await expect.poll(async () => (await log1('e'))[0]?.attempts).toBe(attempts);
      const [line] = await log1('e');
      expect(line?.state).toBe('waiting');
      expect((line?.nextAttemptAt ?? 0) - Date.now()).toBeGreaterThan(2_000);
      expect((await listEndpoints(db, 'tea'))[0]?.failingSince).not.toBeNull();
      await again();
    }
    await expect.poll(async () => (await log1('e'))[0]?.state).toBe('delivered');
    expect((await listEndpoints(db, 'tea'))[0]).toMatchObject({ failingSince: null, waiting: 0 });
    const [line] = await log1('e');
    expect(await redeliver(db, 'other', { id: line?.id ?? '0', userId: 'me' })).toBe(false);
    expect(await redeliver(db, 'tea', { id: line?.id ?? '0', userId: 'me' })).toBe(true);
    await expect.poll(() => hook.got.length).toBe(4);
    await expect.poll(async () => (await log1('e'))[0]).toMatchObject({ state: 'delivered', attempts: 4 });
    expect(new Set(hook.got.map(({ id }) => id)).size).toBe(1);
    expect((await findDelivery(db, 'tea', line?.id ?? '0'))?.tries.map(({ status }) => status)).toEqual([200, 200, 302, 500]);
  });

  it('switches off who says that they are gone, and who has failed for days; and leaves alone who was switched off', async () => {
    const [gone, bad] = [
      await receiver((_request, response) => void response.writeHead(410).end()),
      await receiver((_request, response) => void response.writeHead(500).end()),
    ];
    await endpoint('gone', gone.url);
    await endpoint('bad', bad.url);
    await tell();
    courier();
    await expect.poll(async () => (await log1('bad'))[0]?.attempts).toBe(1);
    await expect.poll(async () => (await listEndpoints(db, 'tea')).map(({ disabledReason }) => disabledReason)).toEqual(['gone', null]);
    expect((await log1('gone'))[0]?.state).toBe('failed');
    await sql`update webhook_endpoint set failing_since = now() - interval '6 days' where id = 'bad'`.execute(db);
    await again();
    await expect.poll(async () => (await listEndpoints(db, 'tea')).map(({ disabledReason }) => disabledReason)).toEqual(['gone', 'failing']);
    expect((await listAudit(db, 'tea', 2)).map(({ action, userId, subject, detail }) => [action, userId, subject, detail])).toEqual([
      ['webhook.switched-off', null, 'bad', { reason: 'failing' }],
      ['webhook.switched-off', null, 'gone', { reason: 'gone' }],
    ]);
    await again();
    await tell();
    // A test is sent all the same, and is all that is sent.
    await sendTestNews(db, 'tea', { id: 'bad', userId: 'me' });
    await expect.poll(() => bad.got.filter(({ body }) => body.includes('webhook.test')).length).toBe(1);
    expect(bad.got).toHaveLength(3);
    await switchEndpoint(db, 'tea', { id: 'bad', userId: 'me', enabled: true });
    await again();
    await expect.poll(() => bad.got.length).toBeGreaterThan(3);
  });

  it('signs with the old secret too for a day after it was changed', async () => {
    const hook = await receiver();
    const old = await endpoint('e', hook.url);
    const secret = await rotateSecret(db, 'tea', { id: 'e', userId: 'me' });
    expect(await rotateSecret(db, 'other', { id: 'e', userId: 'me' })).toBeNull();
    await tell();
    courier();
    await expect.poll(() => hook.got.length).toBe(1);
    const [got] = hook.got;
    for (const known of [old, secret ?? '']) expect(() => new Webhook(known).verify(got?.body ?? '', got?.headers ?? {})).not.toThrow();
    await sql`update webhook_endpoint set previous_until = now() - interval '1 second'`.execute(db);
    await tell();
    await expect.poll(() => hook.got.length).toBe(2);
    expect(() => new Webhook(old).verify(hook.got[1]?.body ?? '', hook.got[1]?.headers ?? {})).toThrow();
  });

  it('goes nowhere that it may not, says so, and is not held up by who never answers', async () => {
    const silent = await receiver(() => undefined);
    const hook = await receiver();
    await endpoint('silent', silent.url);
    await endpoint('inside', 'http://10.0.0.1/');
    await endpoint('good', hook.url);
    for (let times = 0; times < 10; times++) await tell('tea', String(times));
    courier();
    await expect.poll(() => hook.got.length, { timeout: 10_000 }).toBe(10);
    await expect.poll(async () => (await log1('inside'))[0]?.last).toMatchObject({ status: null, error: 'refused-target' });
    expect(silent.got.length).toBeLessThanOrEqual(4);
  });

  it('reaches nothing of this machine unless that is allowed', async () => {
    const hook = await receiver();
    await endpoint('e', hook.url);
    await tell();
    courier({ loopback: false });
    await expect.poll(async () => (await log1('e'))[0]?.last?.error).toBe('refused-target');
    expect(hook.got).toEqual([]);
  });
});
