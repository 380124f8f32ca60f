import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { lapseLeases, openSendingTest } from '../testing/sending-test.ts';
import { run, sendingShop, target } from '../testing/sending-shop.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { takeLapsed, takeReady } from './take-chunks.ts';
import { unknownSends } from './unknown-sends.ts';

describe('a provider that misbehaves', () => {
  it.each([
    ['drops answers', { dropAnswer: 0.35 }],
    ['fails before it takes', { failing: 0.35 }],
    ['fails after it took', { failingAfter: 0.35 }],
    ['throttles', { throttled: 0.35 }],
    ['is away now and then', { unavailable: 0.35 }],
    ['does all of it', { dropAnswer: 0.1, failing: 0.1, failingAfter: 0.1, throttled: 0.1, unavailable: 0.1 }],
  ])('gets every message once where it is idempotent and %s', async (_name, faults) => {
    await using test = await openSendingTest({ members: 2_000, faults: { ...faults, seed: _name } });
    await test.drain();
    expect(await test.counts()).toMatchObject({ intended: 2_000, accepted: 2_000 });
    expect(await test.ledger()).toEqual({ messages: 2_000, references: 2_000, doubled: 0 });
  });

  it('tells the rejected from the accepted', async () => {
    await using test = await openSendingTest({ members: 1_000, faults: { rejected: 0.1 } });
    await test.drain();
    const { accepted, failed } = await test.counts();
    expect(failed).toBeGreaterThan(50);
    expect(accepted + failed).toBe(1_000);
    expect(await test.ledger()).toMatchObject({ messages: accepted });
  });

  it('never gets a message twice where it is not idempotent: what is lost is unknown, and listed', async () => {
    await using test = await openSendingTest({ members: 3_000, idempotent: false, faults: { dropAnswer: 0.3, throttled: 0.2, notIdempotent: true } });
    await test.drain();
    const { accepted, unknown } = await test.counts();
    expect(unknown).toBeGreaterThan(0);
    expect(accepted + unknown).toBe(3_000);
    // All of them had been taken: only the answers were lost.
    expect(await test.ledger()).toEqual({ messages: 3_000, references: 3_000, doubled: 0 });
    const listed = await unknownSends(test.db, run, 10_000);
    expect(listed.length).toBe(unknown);
    expect(new Set(listed.map(({ reference }) => reference)).size).toBe(unknown);
    for (const { reference } of listed.slice(0, 3)) {
      expect(await (await fetch(`${test.loopback.url}/v1/ledger?reference=${encodeURIComponent(reference)}`)).json()).toMatchObject({ times: 1 });
    }
    expect((await unknownSends(test.db, run, 2)).length).toBe(2);
  });

  it('is asked where it may be asked: then nothing is unknown but what it has never heard of', async () => {
    await using test = await openSendingTest({
      members: 2_000,
      idempotent: false,
      config: { lookUp: true },
      faults: { dropAnswer: 0.4, failing: 0.1, notIdempotent: true },
    });
    await test.drain();
    const { accepted, unknown } = await test.counts();
    expect(accepted + unknown).toBe(2_000);
    expect(await test.ledger()).toEqual({ messages: accepted, references: accepted, doubled: 0 });
  });

  it('is given up when it refuses, and when it stays away', async () => {
    await using test = await openSendingTest({ members: 300 });
    await sql`update provider_account set config = config || '{"url":"http://127.0.0.1:9"}'`.execute(test.db);
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ claimed: 300 });
    await sql`update chunk set attempts = 15, not_before = now()`.execute(test.db);
    expect(await test.dispatch()).toMatchObject({ failed: 300, remaining: 0, until: null });
    const { rows } = await sql`select distinct state, error from chunk`.execute(test.db);
    expect(rows).toEqual([{ state: 'failed', error: 'unavailable' }]);
  });
});

describe('a provider that has enough', () => {
  it('is left alone until it wants more, and gets everything in the end', async () => {
    await using test = await openSendingTest({ members: 10_000, idempotent: false, faults: { throttled: 1 } });
    const before = Date.now();
    const { until } = await test.dispatch();
    expect(until).toBeGreaterThan(before);
    const { rows } = await sql<{ tried: bigint }>`select count(*) as tried from chunk where attempts > 0`.execute(test.db);
    expect(Number(rows[0]?.tried)).toBeLessThan(20);
    test.loopback.setFaults({ throttled: 0.5 });
    await test.drain();
    expect(await test.counts()).toMatchObject({ accepted: 10_000 });
  });
});

describe('a sender that dies', () => {
  /** Takes everything onto the wire, as a sender does just before it calls. */
  const take = async (test: Awaited<ReturnType<typeof openSendingTest>>) => {
    const bound = await test.engine.channels(target.workspaceId, 'sms');
    if (!bound) throw new Error('No channel');
    return { bound, taken: await takeReady(test.engine, { workspaceId: target.workspaceId, bound, limit: 100, known: new Map() }) };
  };
  /** Claims without sending: the provider is not there. */
  const claimOnly = async (test: Awaited<ReturnType<typeof openSendingTest>>) => {
    test.loopback.setFaults({ throttled: 1 });
    await test.dispatch();
    test.loopback.setFaults({});
    await sql`update chunk set not_before = null`.execute(test.db);
  };

  it('between the wire and the answer leaves chunks that an idempotent provider gets again, under the same key', async () => {
    await using test = await openSendingTest({ members: 1_000 });
    await claimOnly(test);
    const { bound, taken } = await take(test);
    expect(taken.length).toBe(10);
    // Half of the calls had reached the provider.
    for (const chunk of taken.slice(0, 5)) {
      const recipients = chunk.entries.spans.flatMap(({ b, k, s }) =>
        s.map((slot) => ({
          reference: `${run.runId}.${b}.${k * 1_024 + slot}.${sendingShop.node}`,
          address: '+1',
          body: { type: 'text' as const, text: 'x' },
        })),
      );
      expect(await bound.channel.send({ token: chunk.key, recipients }, new AbortController().signal)).toMatchObject({ ok: true });
    }
    expect(await test.dispatch()).toMatchObject({ accepted: 0 });
    await lapseLeases(test.db);
    expect(await test.dispatch()).toMatchObject({ accepted: 1_000, until: null });
    expect(await test.ledger()).toEqual({ messages: 1_000, references: 1_000, doubled: 0 });
  });

  it('leaves what is unknown where the provider is not idempotent, and what it had not taken is sent', async () => {
    await using test = await openSendingTest({ members: 20_000, idempotent: false, faults: { notIdempotent: true } });
    await claimOnly(test);
    const { taken } = await take(test);
    const onWire = taken.reduce((sum, chunk) => sum + chunk.entries.a.length, 0);
    await lapseLeases(test.db);
    await test.drain();
    expect(await test.counts()).toMatchObject({ accepted: 20_000 - onWire, unknown: onWire });
    expect(await test.ledger()).toEqual({ messages: 20_000 - onWire, references: 20_000 - onWire, doubled: 0 });
  });

  it('and comes back as a zombie writes nothing', async () => {
    await using test = await openSendingTest({ members: 100 });
    await claimOnly(test);
    const { bound, taken } = await take(test);
    await lapseLeases(test.db);
    const [again] = await takeLapsed(test.engine, { workspaceId: target.workspaceId, bound, limit: 10, known: new Map() });
    const [zombie] = taken;
    if (!zombie || !again) throw new Error('Nothing was taken');
    const answers = again.entries.a.map(() => ({ status: 'accepted' as const, providerId: 'x' }));
    const over = { type: 'over', state: 5, chunk: 'failed', reason: 'zombie' } as const;
    expect(await recordOutcomes(test.engine, target.workspaceId, [{ chunk: zombie, outcome: over }])).toEqual({ accepted: 0, failed: 0, unknown: 0 });
    expect(await test.counts()).toMatchObject({ claimed: 100 });
    await recordOutcomes(test.engine, target.workspaceId, [{ chunk: again, outcome: { type: 'answered', answers } }]);
    expect(await test.counts()).toMatchObject({ accepted: 100 });
    expect(await recordOutcomes(test.engine, target.workspaceId, [{ chunk: zombie, outcome: over }])).toEqual({ accepted: 0, failed: 0, unknown: 0 });
    expect(await test.counts()).toMatchObject({ accepted: 100 });
  });

  it('does not keep two others from sharing the work', async () => {
    await using test = await openSendingTest({ members: 30_000 });
    const both = await Promise.all([test.dispatch(), test.dispatch()]);
    await test.drain();
    expect(both.reduce((sum, { accepted }) => sum + accepted, 0)).toBeLessThanOrEqual(30_000);
    expect(await test.counts()).toMatchObject({ accepted: 30_000 });
    expect(await test.ledger()).toEqual({ messages: 30_000, references: 30_000, doubled: 0 });
  });
});
