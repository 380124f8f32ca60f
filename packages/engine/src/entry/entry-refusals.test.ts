import { ingestFacts, listEntryRefusals, putEntryRefusalAside } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { hourMs } from '@magpie/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';

const startAt = Date.parse('2028-03-01T00:00:00Z');
const { workspaceId } = shop;

const key = { type: 'property', property: 'cart_id' } as const;
const steps: Steps = {
  in: { op: 'enter', rule: 'per-key', source: { type: 'event', event: 'Product Added', where: [], key, maxAgeHours: 24 } },
  end: { op: 'end' },
};

const added = (id: string, cart: unknown, hours = 1) => ({
  type: 'event' as const,
  id,
  externalId: 'm1',
  name: 'Product Added',
  occurredAt: startAt + hours * hourMs,
  properties: cart === undefined ? {} : { cart_id: cart as string },
});

it('tells of each event that lets nobody in because of its key, once, and of no other', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 12);
  const { run, hear } = await openLiveRun(test.db, { steps }, startAt);
  await ingestFacts(test.db, workspaceId, [
    added('good', 'c1'),
    added('number', 7),
    added('absent', undefined),
    added('empty', ''),
    added('long', 'c'.repeat(201)),
    added('true', true),
    added('half', 1.5),
    added('list', ['c1']),
    added('old', true, -2),
  ]);
  await hear(startAt + 2 * hourMs);
  await hear(startAt + 2 * hourMs);
  const listed = async () =>
    (await listEntryRefusals(test.db, workspaceId)).map(({ reason, times, open, events }) => ({
      reason,
      times,
      open,
      events: events.map(({ id }) => id),
    }));
  const long = { reason: 'key-too-long', times: 1, open: 1, events: ['long'] };
  expect((await listed()).toSorted((left, right) => left.times - right.times)).toEqual([
    long,
    { reason: 'key-unreadable', times: 3, open: 3, events: ['list', 'half', 'true'] },
  ]);
  const { rows } = await sql<{ key: string }>`select key from slot order by key`.execute(test.db);
  expect(rows).toEqual([{ key: '7' }, { key: 'c1' }]);

  // Put aside, they are open again as soon as another comes; what comes again under the same id is the same event.
  expect(await putEntryRefusalAside(test.db, run, { reason: 'key-unreadable', aside: true })).toBe(true);
  await ingestFacts(test.db, workspaceId, [added('true', true), added('again', false, 3)]);
  await hear(startAt + 3 * hourMs);
  expect(await listed()).toContainEqual({ reason: 'key-unreadable', times: 4, open: 1, events: ['again', 'list', 'half', 'true'] });
});

it('names the newest twenty of very many', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 12);
  const { hear } = await openLiveRun(test.db, { steps }, startAt);
  await ingestFacts(
    test.db,
    workspaceId,
    Array.from({ length: 15 }, (_, index) => added(`a${index}`, true)),
  );
  await hear(startAt + 2 * hourMs);
  await ingestFacts(
    test.db,
    workspaceId,
    Array.from({ length: 15 }, (_, index) => added(`b${index}`, true)),
  );
  await hear(startAt + 2 * hourMs);
  const [refusal] = await listEntryRefusals(test.db, workspaceId);
  expect(refusal).toMatchObject({ times: 30, open: 30 });
  expect(refusal?.events.map(({ id }) => id)).toEqual([
    ...Array.from({ length: 15 }, (_, index) => `b${14 - index}`),
    'a14',
    'a13',
    'a12',
    'a11',
    'a10',
  ]);
});
