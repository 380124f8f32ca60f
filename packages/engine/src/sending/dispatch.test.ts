import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { SendCounts } from '../report/send-counts.ts';
import { openSendingTest } from '../testing/sending-test.ts';
import { run, sendingShop, target, waveAt } from '../testing/sending-shop.ts';
import { accountsToDispatch, dispatch } from './dispatch.ts';

const hourMs = 3_600_000;
const balanceOf = ({ intended, suppressed, ...states }: SendCounts) => {
  const sum = [...Object.values(states), ...Object.values(suppressed)].reduce((total, count) => total + count, 0);
  return { intended, sum };
};

describe('dispatch', () => {
  it('sends every message once, and says so', async () => {
    await using test = await openSendingTest({ members: 2_500 });
    expect(await accountsToDispatch(test.engine, run)).toEqual([target.accountId]);
    const seen: number[] = [];
    const done = await dispatch(test.engine, target, { signal: new AbortController().signal, onProgress: ({ accepted }) => seen.push(accepted) });
    expect(done).toEqual({
      claimed: 2_500,
      accepted: 2_500,
      failed: 0,
      unknown: 0,
      held: 0,
      suppressed: 0,
      runs: [run.runId],
      remaining: 0,
      until: null,
    });
    expect(seen.at(-1)).toBe(2_500);
    expect(await test.counts()).toMatchObject({ intended: 2_500, accepted: 2_500 });
    expect(await test.ledger()).toEqual({ messages: 2_500, references: 2_500, doubled: 0 });
    expect(await test.dispatch()).toMatchObject({ claimed: 0, runs: [], until: null });
    expect(await accountsToDispatch(test.engine, run)).toEqual([]);
  });

  it('fills calls across the blocks of a sparse audience', async () => {
    await using test = await openSendingTest({ members: 5_000, every: 50 });
    await test.dispatch();
    const { rows } = await sql<{ count: number }>`select count from chunk`.execute(test.db);
    expect(rows.map(({ count }) => count)).toEqual([100]);
  });

  it('names an address once in a call, and still sends to both', async () => {
    await using test = await openSendingTest({ members: 150 });
    await sql`update address set value = '+8613800138000' where member_no in (3, 4, 120)`.execute(test.db);
    await test.dispatch();
    expect(await test.ledger()).toMatchObject({ references: 150 });
    const { rows } = await sql<{ twice: number }>`
      select count(*) - count(distinct a) as twice from chunk, json_array_elements_text(entries::json -> 'a') as a group by id`.execute(test.db);
    expect(rows.map(({ twice }) => Number(twice))).toEqual(rows.map(() => 0));
  });

  it('keeps back at the gate who cannot or must not be reached, harming nobody else', async () => {
    await using test = await openSendingTest({ members: 100 });
    await sql`delete from address where member_no < 5`.execute(test.db);
    await sql`
      insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at)
      select ${target.workspaceId}, 1000 + no, no, 'sms', 'marketing', false, ${new Date(waveAt)} from generate_series(3, 9) no`.execute(test.db);
    await sql`
      insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at)
      values (${target.workspaceId}, 2000, 50, 'sms', 'marketing', false, ${new Date(waveAt + 1)})`.execute(test.db);
    await sql`update member set attributes = '{}' where no in (20, 21)`.execute(test.db);
    await sql`update member set attributes = '{"name":null}' where no = 22`.execute(test.db);
    const done = await test.dispatch();
    const counts = await test.counts();
    expect(counts).toMatchObject({ accepted: 87, suppressed: { 'no-address': 5, 'no-consent': 5, 'template-error': 3 } });
    expect(done).toMatchObject({ claimed: 87, suppressed: 13, remaining: 0 });
    expect(balanceOf(counts)).toEqual({ intended: 100, sum: 100 });
  });

  it('holds at night where people are, and releases in the morning', async () => {
    await using test = await openSendingTest({ members: 1_100, sendByHours: 24 });
    await sql`update workspace set quiet_hours = '{"start":"21:00","end":"10:00"}'`.execute(test.db);
    await sql`update member set zone = 'Europe/London' where no % 2 = 0`.execute(test.db); // 02:00 there
    await sql`update member set zone = 'Pacific/Auckland' where no % 4 = 1`.execute(test.db); // 13:00 there
    expect(await test.dispatch()).toMatchObject({ claimed: 275, accepted: 275, held: 825, remaining: 825, until: null });
    const nextClaims = async () => (await sql<{ at: Date | null }>`select min(next_claim) as at from send_block`.execute(test.db)).rows[0]?.at;
    expect((await nextClaims())?.toISOString()).toBe('2027-08-08T02:00:00.000Z');
    const goTo = (instant: string) => sql`update run set logical_now = ${instant}::timestamptz`.execute(test.db);
    await goTo('2027-08-08T02:00Z');
    expect(await test.dispatch()).toMatchObject({ claimed: 275, held: 0 });
    expect(await test.counts()).toMatchObject({ accepted: 550, held: 550 });
    await goTo((await nextClaims())?.toISOString() ?? '');
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ accepted: 1_100, held: 0 });
    expect(await nextClaims()).toBeNull();
    expect(await test.ledger()).toMatchObject({ messages: 1_100, doubled: 0 });
  });

  it('suppresses what comes too late', async () => {
    await using test = await openSendingTest({ members: 10, sendByHours: 2 });
    await sql`update run set logical_now = ${new Date(waveAt + 2 * hourMs + 1)}`.execute(test.db);
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ accepted: 0, suppressed: { expired: 10 } });
  });

  it('trips the breaker: nobody gets more in an hour than allowed, the run pauses and says why', async () => {
    await using test = await openSendingTest({ members: 300 });
    await sql`update workspace set hourly_ceiling = 1`.execute(test.db);
    const counts = Buffer.alloc(1_024);
    counts[7] = 1;
    await sql`insert into contact_block values (${target.workspaceId}, 'sms', '*', '2027-08-08T01', 0, ${counts})`.execute(test.db);
    await test.dispatch();
    const { rows } = await sql`select state, request, reason from run`.execute(test.db);
    expect(rows).toEqual([{ state: 'running', request: 'pause', reason: 'ceiling' }]);
    // What was claimed with it waits, since a paused run puts nothing on the wire.
    expect(await test.counts()).toMatchObject({ claimed: 299, suppressed: { ceiling: 1 } });
    await sql`update run set request = null, reason = null`.execute(test.db);
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ accepted: 299, claimed: 0 });
  });

  it.each([
    ['state', 'paused'],
    ['request', 'pause'],
  ] as const)('does nothing while the %s is %s', async (column, value) => {
    await using test = await openSendingTest({ members: 200 });
    await sql`update run set ${sql.ref(column)} = ${value}`.execute(test.db);
    expect(await test.dispatch()).toMatchObject({ claimed: 0, accepted: 0, until: null });
    expect(await test.counts()).toMatchObject({ pending: 200 });
    await sql`update run set state = 'running', request = null`.execute(test.db);
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ accepted: 200 });
  });

  it('puts nothing more on the wire once paused under way, and goes on where it stood', async () => {
    await using test = await openSendingTest({ members: 20_000, faults: { slowMs: 20 } });
    const pausing = dispatch(test.engine, target, {
      signal: new AbortController().signal,
      onProgress: ({ accepted }) => void (accepted > 0 && sql`update run set request = 'pause'`.execute(test.db)),
    });
    expect((await pausing).until).toBeNull();
    const counts = await test.counts();
    expect(counts.accepted).toBeGreaterThan(0);
    expect(counts.claimed).toBeGreaterThan(0);
    expect(await test.ledger()).toMatchObject({ messages: counts.accepted });
    test.loopback.setFaults({});
    await sql`update run set request = null`.execute(test.db);
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ accepted: 20_000 });
    expect(await test.ledger()).toMatchObject({ messages: 20_000, doubled: 0 });
  });

  it('suppresses what a stopped run had not sent: unclaimed, and claimed but not on the wire', async () => {
    await using test = await openSendingTest({ members: 1_000, faults: { throttled: 1 } });
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ claimed: 1_000 });
    await sql`update send_block set states = '\\x00'::bytea || substr(states, 2), next_claim = at, open = open where block = 0`.execute(test.db);
    test.loopback.setFaults({});
    await sql`update run set state = 'stopped'`.execute(test.db);
    expect(await test.dispatch()).toMatchObject({ accepted: 0, suppressed: 1_000, remaining: 0, until: null });
    expect(await test.counts()).toMatchObject({ suppressed: { stopped: 1_000 } });
    expect(await test.ledger()).toMatchObject({ messages: 0 });
  });

  it('gives back what it had not begun when told to end', async () => {
    await using test = await openSendingTest({ members: 20_000, faults: { slowMs: 30 } });
    const ending = new AbortController();
    const done = await dispatch(test.engine, target, { signal: ending.signal, onProgress: () => ending.abort() });
    const counts = await test.counts();
    expect(counts.accepted).toBe(done.accepted);
    expect(await test.ledger()).toMatchObject({ messages: counts.accepted });
    const { rows } = await sql<{
      state: string;
      attempts: number;
    }>`select state, max(attempts) as attempts from chunk where state <> 'answered' group by 1`.execute(test.db);
    expect(rows).toEqual([{ state: 'ready', attempts: 0 }]);
  });

  it('sends nothing through an account it does not know', async () => {
    await using test = await openSendingTest({ members: 10 });
    expect(await dispatch(test.engine, { ...target, accountId: 'other' }, { signal: new AbortController().signal })).toMatchObject({
      claimed: 0,
      until: null,
    });
    expect(await dispatch(test.engine, target, { signal: new AbortController().signal, runId: 'other' })).toMatchObject({ claimed: 0 });
    expect((await test.counts()).pending).toBe(10);
    expect(sendingShop.runId).toBe(run.runId);
  });
});
