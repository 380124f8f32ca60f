import { testDatabase } from '@magpie/db/testing';
import { backtest, type NodeCounts } from '@magpie/engine';
import { runEnrolment } from '@magpie/journey/plan';
import { worldOf } from '@magpie/journey/testing';
import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { openRandomShop, type RandomShop, randomShop } from './random-shop.ts';
import { quietEngine } from './run-shop.ts';

/** MAGPIE_BACKTEST_CASES=5000 runs five thousand. */
const cases = Number(process.env['MAGPIE_BACKTEST_CASES'] ?? 500);
const membersPerPlan = 10;

type Count = Pick<NodeCounts, 'node' | 'entered' | 'here' | 'outcomes'>;

describe('a backtest on PostgreSQL', () => {
  it(`counts ${cases} random members at every node as the pure simulation with foresight does`, async () => {
    await using test = await testDatabase();
    const random = seededRandom('backtest');
    let compared = 0;
    for (let number = 0; compared < cases; number += 1) {
      const shop = randomShop(random, { workspaceId: `shop-${number}`, members: membersPerPlan });
      const { workspaceId, plan, startAt, anchorDate } = shop;
      await openRandomShop(test.db, shop, Infinity);
      const report = await backtest(quietEngine(test.db), { workspaceId, journeyId: plan.journeyId, version: 1, plan, startAt, anchorDate });
      if (!report.ok && report.refusal === 'moment-past') continue;
      if (!report.ok) throw new Error(report.refusal);
      compared += membersPerPlan;
      expect(report.value.reconciled).toBe(true);
      const told = report.value.perNode.map(({ node, entered, here, outcomes }): Count => ({ node, entered, here, outcomes }));
      expect({ plan, counts: told }).toEqual({ plan, counts: simulatedCounts(shop) });
    }
  }, 600_000);
});

/** A backtest intends, but has no effects: tags that the plan itself changes are not there for its later questions. */
function simulatedCounts({ plan, histories }: RandomShop): readonly Count[] {
  const counts = new Map(
    [...new Set(plan.ops.map(({ node }) => node))].map((node) => [node, { node, entered: 0, here: 0, outcomes: new Map<string, number>() }]),
  );
  const at = (op: number) => counts.get(plan.ops[op]?.node ?? '');
  const enter = (op: number): void => {
    const count = at(op);
    if (count) count.entered += 1;
  };
  for (const history of histories.values()) {
    const { answer } = worldOf(plan, history, { foresight: true });
    const { transitions, position } = runEnrolment(plan, { startAt: history.startAt, until: history.until, instants: [] }, { answer });
    enter(0);
    for (const { op, outcome } of transitions) {
      const left = at(op);
      left?.outcomes.set(outcome, (left.outcomes.get(outcome) ?? 0) + 1);
      const way = plan.ops[op];
      if (way && 'next' in way) enter(new Map(Object.entries(way.next)).get(outcome) ?? -1);
    }
    const end = at(position.op);
    if (end) end.here += 1;
  }
  return [...counts.values()].map(({ outcomes, ...count }) => ({ ...count, outcomes: Object.fromEntries(outcomes) }));
}
