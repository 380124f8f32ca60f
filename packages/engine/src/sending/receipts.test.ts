import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { openSendingTest, type SendingTest } from '../testing/sending-test.ts';
import { run, sendingShop, target } from '../testing/sending-shop.ts';
import { acceptReceipts } from './accept-receipts.ts';
import { foldReceipts } from './fold-receipts.ts';

const receipt = (memberNo: number, more: object = {}) => ({
  receiptId: `r-${memberNo}`,
  reference: `${run.runId}.1.${memberNo}.${sendingShop.node}`,
  status: 'delivered' as const,
  reason: null,
  at: 1,
  ...more,
});
const accept = (test: SendingTest, ...receipts: ReturnType<typeof receipt>[]) => acceptReceipts(test.db, target, receipts);
const fold = (test: SendingTest) => foldReceipts(test.engine, target.workspaceId);

/** Folds until every receipt of the provider is in. */
const settle = (test: SendingTest, expected: number) =>
  vi.waitFor(
    async () => {
      await fold(test);
      const { delivered, failed } = await test.counts();
      expect(delivered + failed).toBe(expected);
    },
    { timeout: 10_000, interval: 50 },
  );

describe('receipts', () => {
  it.each([
    ['after the answer', {}],
    ['before the answer', { earlyReceipts: true }],
    ['twice', { duplicateReceipts: true }],
  ])('that come %s make accepted messages delivered or failed, each once', async (_name, faults) => {
    await using test = await openSendingTest({ members: 2_000, receipts: true, faults: { ...faults, failedReceipts: 0.1 } });
    await test.drain();
    await settle(test, 2_000);
    const { accepted, delivered, failed } = await test.counts();
    expect(accepted).toBe(0);
    expect(failed).toBeGreaterThan(120);
    expect(failed).toBeLessThan(290);
    expect(delivered + failed).toBe(2_000);
    await vi.waitFor(async () => {
      await fold(test);
      expect((await sql`select 1 from receipt_page where folded_at is null`.execute(test.db)).rows).toEqual([]);
    });
    expect(await test.counts()).toMatchObject({ delivered, failed });
  });

  it('say what became of a message whose answer was lost', async () => {
    await using test = await openSendingTest({
      members: 2_000,
      receipts: true,
      idempotent: false,
      faults: { dropAnswer: 0.3, notIdempotent: true, withheldReceipts: 0.1 },
    });
    await test.drain();
    await vi.waitFor(
      async () => {
        await fold(test);
        const { unknown, accepted } = await test.counts();
        expect(unknown + accepted).toBeLessThan(300);
      },
      { timeout: 10_000, interval: 50 },
    );
    const { delivered, failed, unknown, accepted } = await test.counts();
    expect(unknown).toBeGreaterThan(0);
    expect(delivered + failed + unknown + accepted).toBe(2_000);
    expect(await test.ledger()).toMatchObject({ doubled: 0 });
  });

  it('wait for the answer to their call, and do not keep others waiting', async () => {
    await using test = await openSendingTest({ members: 200 });
    await accept(test, receipt(1), receipt(2, { status: 'failed', reason: 'absent' }));
    expect(await fold(test)).toBe(0);
    expect(await test.counts()).toMatchObject({ pending: 200 });
    await test.dispatch();
    expect(await test.counts()).toMatchObject({ accepted: 198, delivered: 1, failed: 1 });
    expect(await accept(test, receipt(3))).toBe(1);
    expect(await fold(test)).toBe(1);
    expect(await test.counts()).toMatchObject({ accepted: 197, delivered: 2 });
  });

  it('have one last word: the first', async () => {
    await using test = await openSendingTest({ members: 10 });
    await test.dispatch();
    expect(await accept(test, receipt(1))).toBe(1);
    expect(await accept(test, receipt(1))).toBe(0);
    expect(await accept(test, receipt(1, { receiptId: 'other', status: 'failed' }), receipt(2))).toBe(2);
    await fold(test);
    expect(await test.counts()).toMatchObject({ accepted: 8, delivered: 2, failed: 0 });
  });

  it('of nobody we know are passed over', async () => {
    await using test = await openSendingTest({ members: 10 });
    await test.dispatch();
    const strange = [
      '',
      'x',
      `${run.runId}.9.1.${sendingShop.node}`,
      `${run.runId}.1.9999999999.${sendingShop.node}`,
      `${run.runId}.1.1.other`,
      'run_other.1.1.invite',
      `${run.runId}.1.2000.invite`,
    ];
    await accept(test, ...strange.map((reference, index) => receipt(index, { receiptId: `s${index}`, reference })));
    expect(await fold(test)).toBe(strange.length);
    expect(await test.counts()).toMatchObject({ accepted: 10 });
    expect(await acceptReceipts(test.db, { ...target, accountId: 'other' }, [receipt(1)])).toBe(0);
    expect(await acceptReceipts(test.db, target, [])).toBe(0);
  });

  it('change nothing about messages that were never accepted', async () => {
    await using test = await openSendingTest({ members: 10 });
    await sql`delete from address where member_no = 1`.execute(test.db);
    await test.dispatch();
    await accept(test, receipt(1));
    expect(await fold(test)).toBe(1);
    expect(await test.counts()).toMatchObject({ accepted: 9, suppressed: { 'no-address': 1 } });
  });
});
