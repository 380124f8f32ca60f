import { type FactInput, ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { EntrySource } from '@magpie/journey/plan';
import type { Filter } from '@magpie/audience';
import { eventFilter } from '@magpie/audience/testing';
import { dayMs, hourMs } from '@magpie/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop } from '../testing/small-shop.ts';

const startAt = Date.parse('2027-08-01T20:00+08:00');

/** Everybody of the small shop has ordered twice before. */
const regulars = eventFilter({ test: { op: '>=', value: 4 } });

/** Two years of member `m1`, up to a week before the start: orders, and the city they have lived in since. */
const history: readonly FactInput[] = [
  ...Array.from({ length: 24 }, (_, month): FactInput => ({
    type: 'order',
    id: `old-${month}`,
    externalId: 'm1',
    value: 9_900n,
    occurredAt: startAt - 7 * dayMs - month * 30 * dayMs,
  })),
  { type: 'attribute', externalId: 'm1', name: 'city', value: '杭州', occurredAt: startAt - 400 * dayMs },
];

const order = (id: string, externalId: string, occurredAt: number): FactInput => ({ type: 'order', id, externalId, value: 9_900n, occurredAt });

it.each<[string, EntrySource, Filter | null]>([
  ['an event', { type: 'event', event: 'Order Completed', where: [], key: null, maxAgeHours: 24 }, null],
  ['an attribute', { type: 'attribute', name: 'city', test: { op: '=', value: '杭州' }, maxAgeHours: 24 }, null],
  ['coming to belong to an audience', { type: 'audience', edge: 'entering', existing: false, maxAgeHours: 72 }, regulars],
  ['ceasing to belong to one', { type: 'audience', edge: 'leaving', existing: false, maxAgeHours: 72 }, { type: 'not', of: regulars }],
])('two years of history that are imported while people enter by %s start nobody, and what they do then does', async (_what, source, audience) => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 4);
  const { run, hear } = await openLiveRun(test.db, { steps: { in: { op: 'enter', audience, source }, end: { op: 'end' } } }, startAt);
  await hear(startAt + hourMs);
  await ingestFacts(test.db, run.workspaceId, history);
  await hear(startAt + 2 * hourMs);
  expect(await entered()).toEqual([]);
  // Looking again by the clock finds nobody either.
  await hear(startAt + 4 * hourMs);
  expect(await entered()).toEqual([]);

  await ingestFacts(test.db, run.workspaceId, [
    order('new-1', 'm2', startAt + 4 * hourMs),
    order('new-2', 'm2', startAt + 5 * hourMs),
    { type: 'attribute', externalId: 'm2', name: 'city', value: '杭州', occurredAt: startAt + 5 * hourMs },
  ]);
  await hear(startAt + 5 * hourMs);
  expect(await entered()).toEqual([2]);

  async function entered(): Promise<readonly number[]> {
    const { rows } = await sql<{ no: number }>`select member_no as no from slot order by block, slot`.execute(test.db);
    return rows.map(({ no }) => no);
  }
});
