import { ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { minuteMs } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { traceMember } from '../report/trace-member.ts';
import { type LiveRun, openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { requestPause, resumeRun } from './change-run.ts';

const steps: Steps = {
  in: { op: 'enter' },
  morning: { op: 'waitUntil', at: { type: 'date', date: '2027-08-08', time: '09:00', zone: 'workspace' } },
  viewed: { op: 'awaitEvent', event: 'Product Viewed', to: { type: 'date', date: '2027-08-18', time: '00:00', zone: 'workspace' } },
  end: { op: 'end' },
};
const morning = Date.parse('2027-08-08T09:00+08:00');
const startAt = morning - 60 * minuteMs;

/** When a member left the wait for the event; null while they are there. */
async function leftAt({ engine, run }: LiveRun, member: number): Promise<number | null> {
  const { steps } = await traceMember(engine.db, run, member);
  const left = steps.find(({ node }) => node === 'viewed');
  expect(left?.reason.agrees ?? true).toBe(true);
  return left?.at ?? null;
}

function views(member: number, occurredAt: number) {
  return { type: 'event' as const, id: `view-${member}`, externalId: `m${member}`, name: 'Product Viewed', occurredAt };
}

describe('news that nobody was there to hear', () => {
  it('are found by who comes to wait for them in a wave that is late', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 4);
    const live = await openLiveRun(test.db, { steps }, startAt);
    await live.move(startAt);
    // The worker is away at nine. The news are heard before the wave of nine brings anybody to the wait.
    await ingestFacts(test.db, shop.workspaceId, [views(1, morning + 10 * minuteMs)]);
    await live.hear(morning + 30 * minuteMs);
    await live.move(morning + 30 * minuteMs);
    expect(await leftAt(live, 1)).toBe(morning + 10 * minuteMs);
    expect(await leftAt(live, 2)).toBe(null);
  });

  it('while a run is paused are found when it goes on', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 4);
    const live = await openLiveRun(test.db, { steps }, startAt);
    await live.move(morning);
    await requestPause(live.engine, live.run);
    await live.move(morning + minuteMs);
    await ingestFacts(test.db, shop.workspaceId, [views(1, morning + 10 * minuteMs)]);
    await live.hear(morning + 10 * minuteMs);
    expect(await leftAt(live, 1)).toBe(null);
    await resumeRun(live.engine, live.run, morning + 90 * minuteMs);
    await live.move(morning + 91 * minuteMs);
    expect(await leftAt(live, 1)).toBe(morning + 10 * minuteMs);
    expect(await leftAt(live, 2)).toBe(null);
  });
});
