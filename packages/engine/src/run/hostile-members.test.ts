import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { goalCounts } from '../report/goal-counts.ts';
import { traceMember } from '../report/trace-member.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSendingTest } from '../testing/sending-test.ts';
import { sendingShop } from '../testing/sending-shop.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';

const noZone = 'Asia/Atlantis';
const steps: Steps = {
  in: { op: 'enter' },
  nine: { op: 'waitUntil', at: { type: 'date', date: '2027-08-01', time: '09:00', zone: 'member' } },
  end: { op: 'end' },
};
const startAt = Date.parse('2027-07-31T00:00+08:00');
const bought = {
  event: 'Order Completed',
  where: [],
  from: { type: 'date' as const, date: '2027-08-01', time: '00:00', zone: 'workspace' as const },
  windowDays: 14,
};

it('a zone that no clock knows is taken for the shop’s own, by the run and by the gate', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 4);
  await sql`update member set zone = case no when 1 then ${noZone} when 2 then 'Asia/Tokyo' end`.execute(test.db);
  const live = await openLiveRun(test.db, { steps }, startAt);
  await live.move(Date.parse('2027-08-02T00:00Z'));
  const reached = async (member: number) => (await traceMember(test.db, live.run, member)).steps.find(({ node }) => node === 'nine');
  const inShanghai = Date.parse('2027-08-01T09:00+08:00');
  expect(await reached(1)).toMatchObject({ at: inShanghai, reason: { agrees: true } });
  expect(await reached(2)).toMatchObject({ at: Date.parse('2027-08-01T09:00+09:00'), reason: { agrees: true } });
  expect(await reached(3)).toMatchObject({ at: inShanghai });

  await using sending = await openSendingTest({ members: 20 });
  await sql`update member set zone = ${noZone} where no = 7`.execute(sending.db);
  // At nine in Shanghai nobody there is asleep; the quiet of another zone must not be guessed at either.
  await sql`update workspace set quiet_hours = '{"start":"21:00","end":"08:00"}' where id = ${sendingShop.workspaceId}`.execute(sending.db);
  await sending.drain();
  expect(await sending.counts()).toMatchObject({ intended: 20, accepted: 20 });
});

it('sums that no whole number of 64 bits can hold are still counted for the goal', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 4);
  await sql`
    insert into event (workspace_id, sequence, id, member_no, name, value, currency, occurred_at)
    select ${shop.workspaceId}, 1000 + n, 'huge-' || n, 1, 'Order Completed', 9223372036854775807, 'CNY', '2027-08-02' from generate_series(1, 3) n`.execute(
    test.db,
  );
  const { run, move } = await openLiveRun(test.db, { steps, goal: bought }, startAt);
  await move(startAt);
  expect((await goalCounts(test.db, run))?.treated).toMatchObject({ k: 2, orders: 4 });
});
