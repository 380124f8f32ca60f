import { testDatabase } from '@magpie/db/testing';
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../report/check-ledger.ts';
import { runReport } from '../report/run-report.ts';
import { openRehearsals } from '../testing/open-rehearsals.ts';
import { openSmallShop } from '../testing/small-shop.ts';

describe('rehearsal', () => {
  it.each([
    ['a provider that behaves', {}, true],
    ['an idempotent provider that drops, throttles and fails', { dropAnswer: 0.2, throttled: 0.2, failing: 0.2 }, true],
    ['a provider that is not idempotent and drops answers', { dropAnswer: 0.3, notIdempotent: true }, false],
  ])('rehearses the Qixi gift box through %s: balanced, nobody messaged twice', async (_name, faults, idempotent) => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 3_000);
    await using rehearsals = await openRehearsals(test.db, { faults });
    const run = await rehearsals.make();
    expect(await rehearsals.drive(run)).toBe('finished');
    const report = await runReport(test.db, run);
    expect(report.balances.flow.rows.filter(({ left, right }) => left !== right)).toEqual([]);
    expect(report.balances.send.rows.filter(({ left, right }) => left !== right)).toEqual([]);
    expect(await checkLedger(test.db, run)).toEqual([]);
    expect(report.reconciled).toBe(true);
    expect(report.enrolled).toBe(3_000);
    const { treated, control } = report.goal ?? {};
    expect((treated?.buyers ?? 0) + (control?.buyers ?? 0)).toBe(600);
    expect(report.cohort?.count).toBe(treated?.buyers);
    const ledger = await (await fetch(`${rehearsals.loopback.url}/v1/ledger`)).json();
    expect(ledger).toMatchObject({ doubled: 0 });
    expect(report.sends.intended).toBeGreaterThan(6_000);
    if (idempotent) expect(report.sends.accepted).toBe(report.sends.intended);
    else expect(report.sends.unknown).toBeGreaterThan(0);
    expect(report.sends.accepted + report.sends.unknown).toBe(report.sends.intended);
    expect(ledger).toMatchObject({ references: report.sends.intended });
  });
});
