import { filterOf } from '@magpie/audience/testing';
import { createWorkspace, ingestFacts, mergeMembers } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { Columns } from '@magpie/columnar';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askAudience, type Asker, type Moment } from './ask-audience.ts';

const now = Date.parse('2026-08-05T00:00:00Z');
const at: Moment = { now, zone: 'Asia/Shanghai', anchorDates: [] };

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  for (const id of ['tea', 'other']) await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  const people = Array.from({ length: 40 }, (_, no) => `m${no}`);
  await ingestFacts(
    db,
    'tea',
    people.flatMap((externalId, no) => [
      { type: 'member' as const, externalId, occurredAt: now - 1e9, ...(no % 4 === 0 ? { zone: 'Europe/London' } : {}) },
      { type: 'order' as const, id: `o${no}`, externalId, value: BigInt(no * 100), occurredAt: now - 1e6 },
      ...(no % 2 === 0 ? [{ type: 'address' as const, externalId, channel: 'sms', value: `+8613800000${100 + no}`, occurredAt: now - 1e9 }] : []),
    ]),
  );
  await ingestFacts(db, 'other', [{ type: 'order', id: 'o1', externalId: 'm1', value: 9_000n, occurredAt: now - 1e6 }]);
});
afterAll(() => database[Symbol.asyncDispose]());

describe('a question about an audience', () => {
  const spent = filterOf('did "Order Completed" sum >= 2000');

  it('is answered with what it holds for', async () => {
    const asker = { db: database.db, workspaceId: 'tea' };
    expect(await askAudience.count(asker, spent, at)).toEqual({ count: 20, by: 'postgres', at: now, sequence: 100n });
    expect((await askAudience.count(asker, spent, { ...at, addressOn: 'sms' })).count).toBe(10);
    expect((await askAudience.count({ ...asker, workspaceId: 'other' }, spent, at)).count).toBe(1);
  });

  it('says where people live whom a channel reaches', async () => {
    const { zones } = await askAudience.countByZone({ db: database.db, workspaceId: 'tea' }, spent, { ...at, addressOn: 'sms' });
    expect([...zones].toSorted()).toEqual([
      ['Asia/Shanghai', 5],
      ['Europe/London', 5],
    ]);
  });

  it('shows some of those who are meant, the same ones each time', async () => {
    const asker = { db: database.db, workspaceId: 'tea' };
    const first = await askAudience.sample(asker, spent, { ...at, size: 6 });
    expect(first).toMatchObject({ count: 20 });
    expect(new Set(first.members).size).toBe(6);
    expect(first.members.every((no) => no >= 20)).toBe(true);
    expect(await askAudience.sample(asker, spent, { ...at, size: 6 })).toEqual(first);
    expect(await askAudience.sample(asker, filterOf('tag "nobody"'), { ...at, size: 6 })).toMatchObject({ count: 0, members: [] });
  });

  it('counts two who are found to be one once', async () => {
    const { db } = database;
    expect((await mergeMembers(db, 'tea', { from: 'm39', into: 'm38' })).ok).toBe(true);
    expect((await askAudience.count({ db, workspaceId: 'tea' }, spent, at)).count).toBe(19);
  });

  it('is answered from columns once there are any, with the same numbers and as freshly', async () => {
    const { db } = database;
    const folder = await mkdtemp(join(tmpdir(), 'asking-'));
    const columns = new Columns({
      db,
      folder,
      onFault: (fault) => {
        throw fault;
      },
    });
    const asker: Asker = { db, workspaceId: 'tea', columns };
    expect((await askAudience.count(asker, spent, at)).by).toBe('postgres');
    await vi.waitFor(async () => expect((await askAudience.count(asker, spent, at)).by).toBe('columns'), 20_000);
    const both = async (ask: (by: Asker) => Promise<object>) => [await ask(asker), await ask({ ...asker, columns: undefined })];
    for (const ask of [
      (by: Asker) => askAudience.count(by, spent, at),
      (by: Asker) => askAudience.count(by, spent, { ...at, addressOn: 'sms' }),
      (by: Asker) => askAudience.countByZone(by, spent, { ...at, addressOn: 'sms' }),
      (by: Asker) => askAudience.sample(by, spent, { ...at, size: 6 }),
    ]) {
      const [found, expected] = await both(ask);
      expect(found).toEqual({ ...expected, by: 'columns' });
    }
    await ingestFacts(db, 'tea', [{ type: 'order', id: 'fresh', externalId: 'm1', value: 9_000n, occurredAt: now - 1 }]);
    expect(await askAudience.count(asker, spent, at)).toMatchObject({ count: 20, by: 'columns' });
    await columns.close();
    expect((await askAudience.count(asker, spent, at)).by).toBe('postgres');
    await rm(folder, { recursive: true, force: true });
  });
});
