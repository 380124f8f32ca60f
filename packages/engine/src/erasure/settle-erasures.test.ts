import { eraseMember } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { balancesOf } from '../report/balances.ts';
import { checkLedger } from '../report/check-ledger.ts';
import { runCounts } from '../report/run-counts.ts';
import { dispatch } from '../sending/dispatch.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSendingTest } from '../testing/sending-test.ts';
import { run as sendingRun, target } from '../testing/sending-shop.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { settleErasures } from './settle-erasures.ts';

const startAt = Date.parse('2027-08-01T00:00Z');
const steps: Steps = {
  in: { op: 'enter' },
  wait: { op: 'waitUntil', at: { type: 'date', date: '2027-08-05', time: '09:00', zone: 'workspace' } },
  end: { op: 'end' },
};

describe('settling erasures', () => {
  it('leads the erased out of a run that goes on, says why, and everything still reconciles', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 1_500);
    const live = await openLiveRun(test.db, { steps }, startAt);
    await live.move(startAt);
    for (const memberNo of [3, 4, 1_100]) await eraseMember(test.db, shop.workspaceId, { memberNo, userId: null });
    expect(await settleErasures(live.engine)).toBe(0);
    const counts = await runCounts(test.db, live.run);
    expect(counts.find(({ node }) => node === 'in')).toMatchObject({ entered: 1_500, here: 0 });
    expect(counts.find(({ node }) => node === 'wait')).toMatchObject({ entered: 1_500, here: 1_497, outcomes: { erased: 3 } });
    expect(balancesOf(counts).flow.ok).toBe(true);
    await live.move(startAt + 10 * 86_400_000);
    const after = await runCounts(test.db, live.run);
    expect(after.find(({ node }) => node === 'wait')).toMatchObject({ here: 0, outcomes: { erased: 3, reached: 1_497 } });
    expect(after.find(({ node }) => node === 'end')).toMatchObject({ entered: 1_500, here: 1_500 });
    expect(balancesOf(after).flow.ok).toBe(true);
    expect(await checkLedger(test.db, live.run)).toEqual([]);
    // Nothing is left to be done, and doing it again changes nothing.
    expect(await settleErasures(live.engine)).toBe(0);
    expect(await runCounts(test.db, live.run)).toEqual(after);
  });

  it('takes back what was claimed and is not on the wire, and the others of the call still get theirs', async () => {
    await using test = await openSendingTest({ members: 200, faults: { throttled: 1 } });
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ claimed: 200 });
    await eraseMember(test.db, target.workspaceId, { memberNo: 7, userId: null });
    expect(await settleErasures(test.engine)).toBe(0);
    test.loopback.setFaults({});
    await sql`update chunk set not_before = null`.execute(test.db);
    await test.drain();
    expect(await test.counts()).toMatchObject({ intended: 200, accepted: 199, suppressed: { erased: 1 } });
    expect(await test.ledger()).toMatchObject({ messages: 199, doubled: 0 });
    expect(await checkLedger(test.db, sendingRun)).toEqual([]);
    expect(await addressesOf(test.db)).toHaveLength(199);
  });

  it('keeps back what nobody had claimed, since there is no address any more', async () => {
    await using test = await openSendingTest({ members: 50 });
    await eraseMember(test.db, target.workspaceId, { memberNo: 7, userId: null });
    await settleErasures(test.engine);
    await test.drain();
    expect(await test.counts()).toMatchObject({ intended: 50, accepted: 49, suppressed: { 'no-address': 1 } });
  });

  it('blots out address and text of what was sent, once it is no longer on the wire', async () => {
    await using test = await openSendingTest({ members: 50 });
    await dispatch(test.engine, target, { signal: new AbortController().signal });
    const { rows } = await sql<{ value: string }>`select value from address where member_no = 7`.execute(test.db);
    await sql`update chunk set state = 'on-wire'`.execute(test.db);
    await eraseMember(test.db, target.workspaceId, { memberNo: 7, userId: null });
    expect(await settleErasures(test.engine)).toBe(1);
    expect(await addressesOf(test.db)).toContain(rows[0]?.value);
    await sql`update chunk set state = 'answered'`.execute(test.db);
    expect(await settleErasures(test.engine, [target.workspaceId])).toBe(0);
    const left = await addressesOf(test.db);
    expect(left).not.toContain(rows[0]?.value);
    expect(left.filter((address) => address !== '')).toHaveLength(49);
  });

  it('finds nobody to settle where nobody was erased', async () => {
    await using test = await testDatabase();
    expect(await settleErasures(testEngine(test.db))).toBe(0);
  });
});

async function addressesOf(db: Parameters<typeof checkLedger>[0]): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`select a as address from chunk, json_array_elements_text(entries::json -> 'a') a`.execute(db);
  return rows.map(({ address }) => address);
}
