import { testDatabase } from '@magpie/db/testing';
import { balancesOf, checkLedger, type Engine, runCounts, type RunRef } from '@magpie/engine';
import { canonicalJson, seededRandom } from '@magpie/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Expected, expectedLife, type LateRule } from './expected-life.ts';
import { type LateShop, lateShop } from './late-shop.ts';
import { runLateShop } from './run-late-shop.ts';
import { quietEngine } from './run-shop.ts';
import { spoilRows, type Spoiling, spoilings } from './spoil-rows.ts';
import { toldLives } from './told-lives.ts';

/** MAGPIE_DATABASE_CASES=5000 runs five thousand; MAGPIE_LATE_SHOP=late-17 runs that shop alone, as a failure names it. */
const cases = Number(process.env['MAGPIE_DATABASE_CASES'] ?? 600);
const seed = process.env['MAGPIE_SEED'] ?? 'late';
const only = process.env['MAGPIE_LATE_SHOP'] ?? null;
/** Shops that are run at once. */
const lanes = 3;

interface RanShop {
  readonly shop: LateShop;
  readonly run: RunRef;
  readonly told: ReadonlyMap<number, Expected>;
}

describe('the executor, live, with news that come late', () => {
  const ran: RanShop[] = [];
  let test: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    test = await testDatabase();
    const engine = quietEngine(test.db);
    const shops = only === null ? drawShops() : [lateShop(seededRandom(`${seed}|${only}`), only)];
    const queue = [...shops];
    const lane = async (): Promise<void> => {
      for (let shop = queue.shift(); shop; shop = queue.shift()) ran.push(await runShop(engine, shop));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }, 3_600_000);
  afterAll(() => test[Symbol.asyncDispose]());

  it(`leads ${cases} random members where \`advance\` leads them, one by one, from what had arrived: history, ledger, standing and tags`, () => {
    expect(ran.flatMap((each) => firstDifference(each, null)).slice(0, 1)).toEqual([]);
  });

  it('has balances that hold and a ledger without a double in every run', async () => {
    for (const { shop, run } of ran) {
      const counts = await runCounts(test.db, run);
      const { flow, send } = balancesOf(counts);
      const proofs = {
        shop: shop.workspaceId,
        flow: flow.ok,
        send: send.ok,
        violations: await checkLedger(test.db, run),
        people: counts.map(({ node, entered, here, outcomes }) => ({ node, entered, here, outcomes })),
      };
      expect(proofs).toEqual({ shop: shop.workspaceId, flow: true, send: true, violations: [], people: expectedPeople(shop) });
    }
  });

  it('has led them through every op, on every side of a window, in full and in empty blocks', () => {
    expect([...new Set(ran.flatMap(({ shop }) => shop.plan.ops.map(({ op }) => op)))].toSorted()).toEqual([
      'awaitEvent',
      'branch',
      'delay',
      'end',
      'enter',
      'filter',
      'grant',
      'save',
      'send',
      'split',
      'update',
      'waitUntil',
    ]);
    const outcomes = new Set(
      ran.flatMap(({ told }) => [...told.values()].flatMap(({ life }) => (life?.history ?? []).map((line) => line.split(' ')[1]))),
    );
    for (const outcome of [
      'matched',
      'timeout',
      'reached',
      'skipped',
      'met',
      'unmet',
      'intended',
      'unreachable',
      'otherwise',
      'granted',
      'updated',
      'saved',
    ])
      expect(outcomes).toContain(outcome);
    expect(ran.some(({ told }) => [...told.values()].some(({ life }) => life === null))).toBe(true);
  });

  it.each<LateRule>([
    'hears-before-it-arrives',
    'sleeps-through-events',
    'hears-only-the-beginning',
    'forgets-its-own-tags',
    'wakes-a-minute-late',
    'takes-anyone-in',
  ])('would be caught if it were one that %s', (rule) => {
    expect(ran.some((each) => firstDifference(each, rule).length > 0)).toBe(true);
  });

  it.each<Spoiling>(spoilings)('would be caught with %s', async (spoiling) => {
    let caught = 0;
    for (const { shop, run } of ran) {
      const spoilt = await spoilRows(test.db, { run, spoiling }, (db) => toldLives(db, run, shop.plan));
      if (spoilt === null) continue;
      expect(firstDifference({ shop, run, told: spoilt }, null)).not.toEqual([]);
      caught += 1;
      if (caught === 3) break;
    }
    expect(caught).toBeGreaterThan(0);
  });
});

function drawShops(): readonly LateShop[] {
  const shops: LateShop[] = [];
  for (let members = 0; members < cases; members += shops.at(-1)?.subjects.length ?? 0)
    shops.push(lateShop(seededRandom(`${seed}|late-${shops.length}`), `late-${shops.length}`));
  return shops;
}

async function runShop(engine: Engine, shop: LateShop): Promise<RanShop> {
  try {
    const run = await runLateShop(engine, shop);
    return { shop, run, told: await toldLives(engine.db, run, shop.plan) };
  } catch (fault) {
    throw new Error(`MAGPIE_SEED=${seed} MAGPIE_LATE_SHOP=${shop.workspaceId}`, { cause: fault });
  }
}

/** The first subject of a shop whose rows tell something else than a reader expects; none: an empty list. */
function firstDifference({ shop, told }: Omit<RanShop, 'run'> & { readonly run?: RunRef }, rule: LateRule | null): readonly unknown[] {
  for (const subject of shop.subjects) {
    const expected = expectedLife(shop, subject, rule);
    const found = told.get(subject.no);
    if (canonicalJson(expected) !== canonicalJson(found ?? null))
      return [{ repeat: `MAGPIE_SEED=${seed} MAGPIE_LATE_SHOP=${shop.workspaceId}`, subject, expected, found, plan: shop.plan }];
  }
  return [];
}

/** How many came to each node, are there, and left it by each outcome. */
function expectedPeople(shop: LateShop): readonly unknown[] {
  const { plan } = shop;
  const nodes = new Map(plan.ops.map(({ node }) => [node, { node, entered: 0, here: 0, outcomes: new Map<string, number>() }]));
  for (const subject of shop.subjects) {
    const { life } = expectedLife(shop, subject);
    if (life === null) continue;
    const passed = life.history.map((line) => line.split(' '));
    for (const [node = '', outcome = ''] of passed) {
      const counts = nodes.get(node);
      if (!counts) throw new Error(`No node ${node}`);
      counts.entered += 1;
      counts.outcomes.set(outcome, (counts.outcomes.get(outcome) ?? 0) + 1);
    }
    const here = nodes.get(plan.ops[Number(life.stands.split(' ')[0])]?.node ?? '');
    if (!here) throw new Error('Somebody stands nowhere');
    here.entered += 1;
    here.here += 1;
  }
  return [...nodes.values()].map(({ outcomes, ...counts }) => ({ ...counts, outcomes: Object.fromEntries(outcomes) }));
}
