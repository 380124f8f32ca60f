import type { Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { balancesOf, checkLedger, type RunRef, runCounts } from '@magpie/engine';
import { brokenRules, type RandomHistory } from '@magpie/journey/testing';
import { seededRandom } from '@magpie/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenFate, isSameFate, simulatedFate, simulatedTags, type ToldFate, toldFate, toldTags } from './fates.ts';
import { openRandomShop, type RandomShop, randomShop } from './random-shop.ts';
import { quietEngine, rehearsalOf, rehearse, runLive } from './run-shop.ts';

/** MAGPIE_DATABASE_CASES=5000 runs five thousand. */
const cases = Number(process.env['MAGPIE_DATABASE_CASES'] ?? 800);
const seed = process.env['MAGPIE_SEED'] ?? 'equivalence';
const membersPerPlan = 12;

interface Compared {
  readonly shop: RandomShop;
  readonly clock: 'rehearsal' | 'live';
  readonly history: RandomHistory;
  readonly told: ToldFate;
}

describe('the executor on PostgreSQL', () => {
  const compared: Compared[] = [];
  const differing: unknown[] = [];
  let test: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    test = await testDatabase();
    const random = seededRandom(seed);
    for (let number = 0; compared.length < cases; number += 1) {
      const shop = randomShop(random, { workspaceId: `shop-${number}`, members: Math.min(membersPerPlan, cases - compared.length) });
      differing.push(...(await compare(test.db, shop, { clock: number % 2 === 0 ? 'rehearsal' : 'live', compared })));
    }
  }, 3_600_000);
  afterAll(() => test[Symbol.asyncDispose]());

  it(`does with ${cases} random members what the pure simulation does: history, ledger, grants, cohorts, tags and balances`, () => {
    expect(differing).toEqual([]);
  });

  it('has traces that agree with every decision', () => {
    expect(
      compared
        .filter(({ told }) => !told.agrees)
        .map(({ shop, clock, history, told }) => ({ clock, plan: shop.plan, history, told }))
        .slice(0, 1),
    ).toEqual([]);
  });

  it.each(brokenRules)('would be caught breaking the rule %s', (rule) => {
    expect(compared.some(({ shop, history, told }) => !isSameFate(told, brokenFate(shop.plan, history, rule)))).toBe(true);
  });
});

async function compare(
  db: Database,
  shop: RandomShop,
  { clock, compared }: { readonly clock: Compared['clock']; readonly compared: Compared[] },
): Promise<readonly unknown[]> {
  const engine = quietEngine(db);
  const coming = await openRandomShop(db, shop, clock === 'live' ? shop.startAt : Infinity);
  const run = clock === 'live' ? await runLive(engine, shop, { coming, random: seededRandom(shop.workspaceId) }) : await rehearsalOf(engine, shop);
  if (run === null) return [];
  if (clock === 'rehearsal') await rehearse(engine, run);
  const differing: unknown[] = [];
  for (const [externalId, history] of shop.histories) {
    const told = await toldFate(db, { run, plan: shop.plan, externalId });
    compared.push({ shop, clock, history, told });
    const simulated = simulatedFate(shop.plan, history);
    if (!isSameFate(told, simulated)) differing.push({ seed, clock, workspaceId: shop.workspaceId, plan: shop.plan, history, told, simulated });
  }
  return [...differing.slice(0, 1), ...(await proofs(db, shop, run))];
}

/** Balances, the ledger's own check, and the tags that the plan changed. */
async function proofs(db: Database, shop: RandomShop, run: RunRef): Promise<readonly unknown[]> {
  const { flow, send } = balancesOf(await runCounts(db, run));
  const tags = new Set(await toldTags(db, run.workspaceId));
  return [
    ...[...flow.rows, ...send.rows].filter(({ left, right }) => left !== right),
    ...(await checkLedger(db, run)),
    ...[...shop.histories.values()].flatMap((history) => simulatedTags(shop.plan, history)).filter((line) => !tags.has(line)),
  ];
}
