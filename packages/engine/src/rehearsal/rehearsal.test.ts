import { testDatabase } from '@magpie/db/testing';
import { startLoopback } from '@magpie/loopback';
import { qixiJourney } from '@magpie/nodes';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../report/check-ledger.ts';
import { runReport } from '../report/run-report.ts';
import { driveRun } from '../run/drive-run.ts';
import { channelsFrom } from '../sending/channels-from.ts';
import { dispatch } from '../sending/dispatch.ts';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { createRehearsal } from './create-rehearsal.ts';

describe('rehearsal', () => {
  it.each([
    ['a provider that behaves', {}, true],
    ['an idempotent provider that drops, throttles and fails', { dropAnswer: 0.2, throttled: 0.2, failing: 0.2 }, true],
    ['a provider that is not idempotent and drops answers', { dropAnswer: 0.3, notIdempotent: true }, false],
  ])('rehearses the Qixi gift box through %s: balanced, nobody messaged twice', async (_name, faults, idempotent) => {
    await using test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
    const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null, faults });
    try {
      await openSmallShop(test.db, 3_000);
      const document = qixiJourney({ id: 'qixi', locale: 'en' });
      const plan = await publish(test.db, document);
      const engine = testEngine(test.db, { channels: channelsFrom(test.db) });
      const run = await createRehearsal(engine, {
        workspaceId: shop.workspaceId,
        journeyId: 'qixi',
        name: document.name,
        version: 1,
        document,
        plan,
        customers: { type: 'recorded', shiftDays: 0 },
        paceSeconds: 0.001,
        seed: 's',
        startAt: null,
        anchorDate: '2027-08-08',
        now: Date.parse('2027-07-01T00:00Z'),
        loopback: { url: loopback.url, idempotent, receiptBase: null },
      });
      if (!run.ok) throw new Error(run.refusal);
      const signal = new AbortController().signal;
      const state = await driveRun(engine, run.value, {
        dispatch: ({ workspaceId }) => dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal }),
      });
      expect(state).toBe('finished');
      const report = await runReport(test.db, run.value);
      expect(report.balances.flow.rows.filter(({ left, right }) => left !== right)).toEqual([]);
      expect(report.balances.send.rows.filter(({ left, right }) => left !== right)).toEqual([]);
      expect(await checkLedger(test.db, run.value)).toEqual([]);
      expect(report.reconciled).toBe(true);
      expect(report.enrolled).toBe(3_000);
      const { treated, control } = report.goal ?? {};
      expect((treated?.buyers ?? 0) + (control?.buyers ?? 0)).toBe(600);
      expect(report.cohort?.count).toBe(treated?.buyers);
      const ledger = await (await fetch(`${loopback.url}/v1/ledger`)).json();
      expect(ledger).toMatchObject({ doubled: 0 });
      expect(report.sends.intended).toBeGreaterThan(6_000);
      if (idempotent) expect(report.sends.accepted).toBe(report.sends.intended);
      else expect(report.sends.unknown).toBeGreaterThan(0);
      expect(report.sends.accepted + report.sends.unknown).toBe(report.sends.intended);
      expect(ledger).toMatchObject({ references: report.sends.intended });
    } finally {
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
