import { ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { traceMember } from '../report/trace-member.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';

const steps: Steps = {
  in: { op: 'enter' },
  viewed: { op: 'awaitEvent', event: 'Product Viewed', to: { type: 'date', date: '2027-08-09', time: '00:00', zone: 'workspace' } },
  end: { op: 'end' },
};
const closes = Date.parse('2027-08-09T00:00+08:00');

it.each([
  [60, 'matched', closes - 10_000],
  [0, 'timeout', closes],
])(
  'a timeout that settles for %i s makes of an event told 20 s after the window closed: %s, at its own instant',
  async (settlingSeconds, outcome, at) => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 4);
    await sql`update workspace set settling_seconds = ${settlingSeconds} where id = ${shop.workspaceId}`.execute(test.db);
    const startAt = closes - 3_600_000;
    const { run, hear, move } = await openLiveRun(test.db, { steps }, startAt);
    const until = async (wall: number): Promise<void> => {
      await hear(wall);
      await move(wall);
    };
    for (let wall = startAt; wall <= closes; wall += 60_000) await until(wall);
    await ingestFacts(test.db, run.workspaceId, [
      { type: 'event', id: 'late', externalId: 'm1', name: 'Product Viewed', occurredAt: closes - 10_000 },
    ]);
    await until(closes + 20_000);
    await until(closes + 120_000);
    const told = await traceMember(test.db, run, 1);
    expect(told.steps.find(({ node }) => node === 'viewed')).toMatchObject({ outcome, at, reason: { agrees: true } });
    // Who saw nothing leaves at the window's end, whenever that was decided.
    expect((await traceMember(test.db, run, 2)).steps.find(({ node }) => node === 'viewed')).toMatchObject({ outcome: 'timeout', at: closes });
  },
);
