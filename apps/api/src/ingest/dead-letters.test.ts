import { createUser, findMember, listAudit, setRole } from '@magpie/db';
import { TRPCError } from '@trpc/server';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ApiContext } from '../context.ts';
import { appRouter } from '../router.ts';
import { openTestDoor, type TestDoor } from './testing/open-test-door.ts';

async function callerOf({ db }: TestDoor, role: 'owner' | 'editor' = 'owner') {
  await createUser(db, { id: role, email: `${role}@localhost`, name: role });
  await setRole(db, 'tea', { userId: role, role });
  const nothing = {} as never;
  const context: ApiContext = {
    db,
    user: { id: role, name: role },
    roleIn: (workspaceId) => Promise.resolve(workspaceId === 'tea' ? role : null),
    engine: nothing,
    door: nothing,
    log: nothing,
    rooms: nothing,
    reply: nothing,
    imports: undefined as never,
    exports: undefined as never,
    loopback: null,
    webhookRules: { loopback: false },
    stateFile: undefined,
  };
  return appRouter.createCaller(context).ingest;
}

const workspaceId = 'tea';
const open = { workspaceId, state: 'open' } as const;

describe('dead letters', () => {
  it('are listed by reason, mended and played again, once, by the clock at which they came', async () => {
    await using door = await openTestDoor();
    const api = await callerOf(door);
    const sentAt = Date.now() - 7_200_000;
    const message = { type: 'track', messageId: 'm', event: 'Seen', timestamp: new Date(sentAt - 1_000).toISOString() };
    await door.post('batch', { sentAt: new Date(sentAt).toISOString(), batch: [message, { type: 'identify', userId: 'v', traits: { phone: 'x' } }] });
    expect(await api.countLetters({ workspaceId })).toEqual([
      { reason: 'bad-phone', count: 1 },
      { reason: 'no-id', count: 1 },
    ]);
    const { letters } = await api.listLetters({ ...open, reason: 'no-id' });
    const letterId = letters[0]?.id ?? '';
    expect(JSON.parse((await api.getLetter({ workspaceId, letterId })).text)).toEqual(message);
    expect(await api.replayOne({ workspaceId, letterId, text: null })).toMatchObject({ refusal: { reason: 'no-id' } });
    expect(await api.replayOne({ workspaceId, letterId, text: '{' })).toMatchObject({ refusal: { reason: 'malformed-json' } });
    expect(JSON.parse((await api.getLetter({ workspaceId, letterId })).text)).toEqual(message);
    expect(await api.replayOne({ workspaceId, letterId, text: JSON.stringify({ ...message, userId: 'u' }) })).toEqual({ refusal: null });
    await expect(api.replayOne({ workspaceId, letterId, text: null })).rejects.toThrow(TRPCError);
    const { rows } = await sql<{ at: Date }>`select occurred_at as at from event`.execute(door.db);
    expect(rows).toHaveLength(1);
    expect(Math.abs((rows[0]?.at.getTime() ?? 0) - (Date.now() - 1_000))).toBeLessThan(120_000);
    expect(await api.countLetters({ workspaceId })).toEqual([{ reason: 'bad-phone', count: 1 }]);
    expect(await api.getLetter({ workspaceId, letterId })).toMatchObject({ state: 'replayed', resolvedBy: 'owner' });
    expect((await listAudit(door.db, 'tea', 3)).map(({ action }) => action)).toEqual(Array.from({ length: 3 }, () => 'dead-letter.replay'));
  });

  it('of one reason are played again page by page; who is refused again stays, and nothing comes in twice', async () => {
    await using door = await openTestDoor();
    const api = await callerOf(door, 'editor');
    const status = (order: number) => ({
      type: 'track',
      userId: 'u',
      event: 'Order Shipped',
      properties: { order_id: `o${order}` },
      messageId: `s${order}`,
    });
    await door.post('batch', { batch: Array.from({ length: 250 }, (_, order) => status(order)) });
    const completed = Array.from({ length: 240 }, (_, order) => ({
      type: 'track',
      userId: 'u',
      event: 'Order Completed',
      timestamp: '2026-01-01T00:00:00Z',
      properties: { order_id: `o${order}`, total: 1 },
    }));
    await door.post('batch', { batch: completed });
    const first = await api.replayReason({ workspaceId, reason: 'unknown-order', after: null });
    expect(first).toMatchObject({ replayed: 200, refused: 0 });
    expect(await api.replayReason({ workspaceId, reason: 'unknown-order', after: first.next })).toEqual({ replayed: 40, refused: 10, next: null });
    expect(await api.countLetters({ workspaceId })).toEqual([{ reason: 'unknown-order', count: 10 }]);
    const { rows } = await sql`select status, count(*)::int as orders from shop_order group by 1`.execute(door.db);
    expect(rows).toEqual([{ status: 'shipped', orders: 240 }]);
  });

  it('that are whole batches are read as such once they are mended, and the rest of them are letters of their own', async () => {
    await using door = await openTestDoor();
    const api = await callerOf(door);
    await door.post('batch', '{"batch": [');
    const { letters } = await api.listLetters({ ...open, reason: null });
    const text = JSON.stringify({
      batch: [
        { type: 'identify', userId: 'u' },
        { type: 'track', userId: 'u' },
      ],
    });
    expect(await api.replayOne({ workspaceId, letterId: letters[0]?.id ?? '', text })).toEqual({ refusal: null });
    expect(await findMember(door.db, 'tea', 'u')).not.toBeNull();
    expect(await api.countLetters({ workspaceId })).toEqual([{ reason: 'no-event-name', count: 1 }]);
  });

  it('can be put aside and taken up again; the same message that comes again opens nothing', async () => {
    await using door = await openTestDoor();
    const api = await callerOf(door);
    const message = { event: 'Seen' };
    await door.post('track', message);
    const { letters } = await api.listLetters({ ...open, reason: null });
    const letterIds = letters.map(({ id }) => id);
    expect(await api.putAside({ workspaceId, letterIds, aside: true })).toEqual({ changed: 1 });
    await door.post('track', message);
    expect(await api.countLetters({ workspaceId })).toEqual([]);
    expect(await api.listLetters({ ...open, state: 'discarded', reason: null })).toMatchObject({ letters: [{ times: 2 }] });
    expect(await api.putAside({ workspaceId, letterIds, aside: false })).toEqual({ changed: 1 });
    expect(await api.countLetters({ workspaceId })).toHaveLength(1);
    await expect(api.getLetter({ workspaceId: 'cds', letterId: letterIds[0] ?? '' })).rejects.toThrow('not-found');
  });
});

describe('write keys', () => {
  it('are told once, named, revoked and written down; editors may look', async () => {
    await using door = await openTestDoor();
    const api = await callerOf(door);
    const { id, key } = await api.createKey({ workspaceId, name: ' 小程序 ' });
    expect(key).toMatch(/^mwk_/);
    expect((await door.post('track', { userId: 'u', event: 'x', writeKey: key }, { authorization: '' })).status).toBe(200);
    await api.renameKey({ workspaceId, keyId: id, name: '小程序二' });
    await api.revokeKey({ workspaceId, keyId: id });
    await expect(api.revokeKey({ workspaceId, keyId: id })).rejects.toThrow('not-found');
    const editor = await callerOf(door, 'editor');
    const keys = await editor.listKeys({ workspaceId });
    expect(keys.map(({ name, hint, revokedAt, lastUsedAt }) => [name, hint, revokedAt !== null, lastUsedAt !== null])).toEqual([
      ['Shop', door.key.slice(-4), false, false],
      ['小程序二', key.slice(-4), true, true],
    ]);
    expect(JSON.stringify(keys)).not.toContain(key);
    await expect(editor.createKey({ workspaceId, name: 'x' })).rejects.toThrow('forbidden');
    expect((await listAudit(door.db, 'tea', 9)).map(({ action }) => action)).toEqual([
      'write-key.revoke',
      'write-key.rename',
      'write-key.create',
      'write-key.create',
    ]);
  });
});

describe('the live stream', () => {
  it('tells the newest events, then those that arrive', async () => {
    await using door = await openTestDoor();
    const api = await callerOf(door);
    await door.post('identify', { userId: 'u', traits: { name: '小鹊' } });
    await door.post('track', { userId: 'u', event: 'First', properties: { value: 1 } });
    const stream = (await api.watchEvents({ workspaceId }))[Symbol.asyncIterator]();
    const names = async () => {
      const told: { readonly value?: unknown } = await stream.next();
      return [...JSON.stringify(told.value).matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
    };
    expect(await names()).toEqual(['First', '小鹊']);
    await door.post('track', { userId: 'u', event: 'Second' });
    expect(await names()).toEqual(['Second', '小鹊']);
    await stream.return?.();
  });
});
