import { type FactInput, ingestFacts, mergeMembers } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { hourMs } from '@magpie/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveRun, openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { runConversions } from './conversions.ts';
import { goalCounts } from './goal-counts.ts';
import { peopleBehind } from './people-behind.ts';
import { runReport } from './run-report.ts';

const startAt = Date.parse('2028-03-01T00:00:00Z');
const next = (at: number): number => startAt + at * hourMs;
const steps: Steps = {
  in: { op: 'enter', rule: 'per-key', source: { type: 'event', event: 'Order Completed', where: [], key: { type: 'key' }, maxAgeHours: 24 } },
  half: { op: 'split', arms: ['a', 'b'].map((outcome) => ({ outcome, weight: 50 })), holdout: 'b' },
  end: { op: 'end' },
};
const goal = { event: 'Order Completed', where: [], from: { type: 'entry' }, windowDays: 2 } as const;

let test: Awaited<ReturnType<typeof testDatabase>>;
let live: LiveRun;

beforeAll(async () => {
  test = await testDatabase();
  await openSmallShop(test.db, 40);
  live = await openLiveRun(test.db, { steps, goal }, startAt);
  await order('m1', 'a', 1);
  await order('m10', 'b', 1);
  await order('m1', 'c', 30);
  await order('m3', 'd', 40);
});
afterAll(() => test[Symbol.asyncDispose]());

/** Everybody's first two days are over at hour 50, but for m3. */
const closedAt = next(50) + hourMs;

describe('a goal that is counted from each one’s own entry', () => {
  it('counts what was done after entering, once for each enrolment, and leaves out whose window goes on', async () => {
    // m1 ordered again 29 hours after they first came in: the order by which they came in does not count, nor does the second enrolment yet.
    expect(await runConversions(test.db, live.run, closedAt)).toMatchObject({
      window: null,
      windowDays: 2,
      nodes: [
        { node: 'in', counted: 2, converted: 1, outcomes: { entered: { counted: 2, converted: 1 } } },
        { node: 'half', counted: 2, converted: 1 },
        { node: 'end', counted: 2, converted: 1 },
      ],
    });
    expect((await runConversions(test.db, live.run, next(100)))?.nodes[0]).toMatchObject({ counted: 4, converted: 1 });
  });

  it('compares people by the first time that they came in, and says how many windows go on', async () => {
    const { treated, control } = await arms(closedAt);
    expect(treated.n + control.n).toBe(2);
    expect(treated.open + control.open).toBe(1);
    expect(treated.k + control.k).toBe(1);
    expect(treated.orders + control.orders).toBe(1);
    const later = await arms(next(100));
    expect(later.treated.n + later.control.n).toBe(3);
    expect(later.treated.open + later.control.open).toBe(0);
  });

  it('has in its report and behind each number the very people that it counts', async () => {
    const report = await runReport(test.db, live.run, closedAt);
    expect(report.goal).toMatchObject({ window: null, windowDays: 2 });
    const behind = async (number: Parameters<typeof peopleBehind>[2]) => {
      const people = await peopleBehind(test.db, live.run, number, closedAt);
      return Array.from({ length: people.total }, (_, index) => people.person(index)).map(({ no, at }) => ({ no, at }));
    };
    expect(await behind({ type: 'converted', node: 'in', outcomes: null })).toEqual([{ no: 1, at: next(30) }]);
    expect((await behind({ type: 'open', node: 'in' })).map(({ no }) => no)).toEqual([1, 3]);
    const { treated, control } = await arms(closedAt);
    for (const [arm, counts] of [
      ['treated', treated],
      ['control', control],
    ] as const) {
      expect((await behind({ type: 'arm', arm, bought: false })).length).toBe(counts.n);
      expect((await behind({ type: 'arm', arm, bought: true })).length).toBe(counts.k);
      expect((await behind({ type: 'arm-open', arm })).length).toBe(counts.open);
    }
  });

  it('waits for late news before a window counts as closed', async () => {
    await sql`update workspace set settling_seconds = 7200 where id = ${shop.workspaceId}`.execute(test.db);
    expect((await runConversions(test.db, live.run, next(50)))?.nodes[0]).toMatchObject({ counted: 0 });
    expect((await runConversions(test.db, live.run, closedAt))?.nodes[0]).toMatchObject({ counted: 2 });
  });

  it('counts two numbers that were found to be one person as one', async () => {
    expect((await mergeMembers(test.db, shop.workspaceId, { from: 'm10', into: 'm1', at: next(60) })).ok).toBe(true);
    const { treated, control } = await arms(next(100));
    expect(treated.n + control.n).toBe(2);
    // What either number did after either came in.
    expect((await runConversions(test.db, live.run, next(100)))?.nodes[0]).toMatchObject({ counted: 4, converted: 2 });
  });
});

async function arms(wallNow: number) {
  const counts = await goalCounts(test.db, live.run, wallNow);
  if (counts === null || counts.control === null) throw new Error('Both arms are counted');
  return { treated: counts.treated, control: counts.control };
}

async function order(externalId: string, key: string, hours: number): Promise<void> {
  const input: FactInput = { type: 'event', id: `order-${key}`, externalId, name: 'Order Completed', occurredAt: next(hours), key };
  await ingestFacts(test.db, shop.workspaceId, [input]);
  await live.hear(next(hours));
  await live.move(next(hours));
}
