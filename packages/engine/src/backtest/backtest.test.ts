import { testDatabase } from '@magpie/db/testing';
import type { Op } from '@magpie/journey/plan';
import { qixiJourney } from '@magpie/nodes';
import { describe, expect, it } from 'vitest';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { backtest } from './backtest.ts';
import { backtestProblems } from './backtest-problems.ts';

describe('backtest', () => {
  it('runs the Qixi gift box over what happened, balances, and leaves nothing behind', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 3_000);
    const plan = await publish(test.db, qixiJourney({ id: 'qixi', locale: 'en' }));
    const result = await backtest(testEngine(test.db), {
      workspaceId: shop.workspaceId,
      journeyId: 'qixi',
      version: 1,
      plan,
      startAt: Date.parse('2027-07-20T00:00+08:00'),
      anchorDate: null,
    });
    if (!result.ok) throw new Error(result.refusal);
    const report = result.value;
    expect(report.anchorDate).toBe('2027-08-08');
    // Spent 15,000 to 24,900 minor on 2026-08-10 and 9,900 on 2025-08-20, both within 730 days: everyone is over 20,000.
    expect(report.enrolled).toBe(3_000);
    expect(report.reconciled).toBe(true);
    const { treated, control } = report.goal ?? {};
    expect((treated?.members ?? 0) + (control?.members ?? 0)).toBe(3_000);
    expect(control?.members).toBeGreaterThan(240);
    expect(control?.members).toBeLessThan(360);
    expect((treated?.buyers ?? 0) + (control?.buyers ?? 0)).toBe(600);
    const node = (id: string) => report.perNode.find((each) => each.node === id);
    expect(node('bought')?.outcomes['matched']).toBe(treated?.buyers);
    expect(node('buyers')?.outcomes).toEqual({ saved: treated?.buyers });
    expect(node('done')?.here).toBe(treated?.buyers);
    expect(node('sms-14')?.outcomes['intended']).toBeLessThan(treated?.members ?? 0);
    const left = await test.db.selectFrom('run').select('id').execute();
    expect(left).toEqual([]);
  });

  it('names what it cannot know: tags without history, and tags that the journey itself changes', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 10);
    const plan = await publish(test.db, qixiJourney({ id: 'qixi', locale: 'en' }));
    const base = { records: true, next: { met: 0, unmet: 0 } };
    const asks = (id: string, tag: string): Op => ({ ...base, id, node: id, op: 'filter', filter: { type: 'tag', tag } });
    const changes: Op = { id: 'tags', node: 'tags', records: true, op: 'update', addTags: ['met'], removeTags: [], next: { updated: 0 } };
    const options = {
      workspaceId: shop.workspaceId,
      journeyId: 'qixi',
      version: 1,
      plan: { ...plan, ops: [changes, asks('own', 'met'), asks('new', 'vip')] },
      startAt: Date.parse('2027-07-20T00:00+08:00'),
      anchorDate: null,
    };
    expect((await backtestProblems(test.db, options)).map(({ code, node, parameters }) => [code, node, parameters['what']])).toEqual([
      ['backtest.own-effect', 'own', 'met'],
      ['backtest.no-history', 'new', 'vip'],
    ]);
  });
});
