import { ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { EntryCaps } from '@magpie/journey/plan';
import type { Steps } from '@magpie/journey/testing';
import { hourMs } from '@magpie/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { requestPause, resumeRun } from '../run/change-run.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';

const startAt = Date.parse('2027-08-01T20:00+08:00');

function stepsWith(caps: EntryCaps): Steps {
  return {
    in: { op: 'enter', source: { type: 'event', event: 'Product Viewed', where: [], key: null, maxAgeHours: 24 }, caps },
    end: { op: 'end' },
  };
}

/** Members 0 to 9 look at something, one an hour from the start on: four before midnight, six after it. */
const looks = Array.from({ length: 10 }, (_, no) => ({
  type: 'event' as const,
  id: `look-${no}`,
  externalId: `m${no}`,
  name: 'Product Viewed',
  occurredAt: startAt + no * hourMs,
}));

it.each([
  ['nobody is kept out', { total: null, perDay: null }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['so many in all', { total: 3, perDay: null }, [0, 1, 2]],
  ['so many in a day of the shop', { total: null, perDay: 2 }, [0, 1, 4, 5]],
  ['both', { total: 3, perDay: 2 }, [0, 1, 4]],
] as const)('lets in as many as it may: %s', async (_what, caps, expected) => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 12);
  const { run, hear } = await openLiveRun(test.db, { steps: stepsWith(caps) }, startAt);
  // In two deliveries, so that who came with the first counts in the second.
  await ingestFacts(test.db, run.workspaceId, looks.slice(0, 5));
  await hear(startAt + 5 * hourMs);
  await ingestFacts(test.db, run.workspaceId, looks.slice(5));
  await hear(startAt + 10 * hourMs);
  expect(await entered()).toEqual(expected);

  async function entered(): Promise<readonly number[]> {
    const { rows } = await sql<{
      no: number;
    }>`select member_no as no from slot where workspace_id = ${shop.workspaceId} order by block, slot`.execute(test.db);
    return rows.map(({ no }) => no);
  }
});

it('catches up with who came while it was paused, and starts nobody by an imported history', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 12);
  const { engine, run, hear, move } = await openLiveRun(test.db, { steps: stepsWith({ total: null, perDay: null }) }, startAt);
  await requestPause(engine, run);
  await move(startAt);
  await ingestFacts(test.db, run.workspaceId, looks.slice(0, 2));
  await hear(startAt + 2 * hourMs);
  const count = async (): Promise<number> =>
    (await sql<{ count: number }>`select count(*)::int as count from slot`.execute(test.db)).rows[0]?.count ?? 0;
  expect(await count()).toBe(0);
  await resumeRun(engine, run, startAt + 3 * hourMs);
  await hear(startAt + 3 * hourMs);
  expect(await count()).toBe(2);
  const history = looks.map((look) => ({ ...look, id: `old-${look.id}`, externalId: 'm11', occurredAt: startAt + hourMs }));
  await ingestFacts(test.db, run.workspaceId, history);
  await hear(startAt + 700 * hourMs);
  expect(await count()).toBe(2);
});
