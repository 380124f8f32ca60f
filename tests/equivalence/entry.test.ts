import { testDatabase } from '@magpie/db/testing';
import { balancesOf, checkLedger, type Engine, runCounts, type RunRef, traceMember } from '@magpie/engine';
import { enterOf } from '@magpie/journey/plan';
import { canonicalJson, seededRandom } from '@magpie/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryShop } from './entry-shop.ts';
import { type EntryBreach, type ExpectedEntries, expectedEntries } from './expected-entries.ts';
import { expectedGoal, type GoalBreach } from './expected-goal.ts';
import type { LateShop } from './late-shop.ts';
import { runLateShop } from './run-late-shop.ts';
import { quietEngine } from './run-shop.ts';
import { spoilRows, type Spoiling } from './spoil-rows.ts';
import { toldEntries } from './told-entries.ts';
import { toldGoals } from './told-goals.ts';

/** MAGPIE_DATABASE_CASES=5000 runs five thousand; MAGPIE_ENTRY_SHOP=entry-17 runs that shop alone, as a failure names it. */
const cases = Number(process.env['MAGPIE_DATABASE_CASES'] ?? 300);
const seed = process.env['MAGPIE_SEED'] ?? 'entry';
const only = process.env['MAGPIE_ENTRY_SHOP'] ?? null;
/** Shops that are run at once. */
const lanes = 3;

interface RanShop {
  readonly shop: LateShop;
  readonly run: RunRef;
  readonly told: ReadonlyMap<number, ExpectedEntries>;
  /** Of each subject's enrolments, in the order of {@link told}. */
  readonly goals: ReadonlyMap<number, ReturnType<typeof expectedGoal>>;
}

describe('the executor, letting people in one by one', () => {
  const ran: RanShop[] = [];
  let test: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    test = await testDatabase();
    const engine = quietEngine(test.db);
    const queue = only === null ? drawShops() : [entryShop(seededRandom(`${seed}|${only}`), only)];
    const lane = async (): Promise<void> => {
      for (let shop = queue.shift(); shop; shop = queue.shift()) ran.push(await runShop(engine, shop));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }, 3_600_000);
  afterAll(() => test[Symbol.asyncDispose]());

  it(`lets ${cases} random members in and leads them where a reader expects, enrolment by enrolment, from what had arrived`, () => {
    expect(ran.flatMap((each) => firstDifference(each, null)).slice(0, 1)).toEqual([]);
  });

  it('has balances that hold, and nobody who passed a node twice or is meant twice', async () => {
    for (const { shop, run } of ran) {
      const { flow, send } = balancesOf(await runCounts(test.db, run));
      const proofs = { shop: shop.workspaceId, flow: flow.ok, send: send.ok, violations: await checkLedger(test.db, run) };
      expect(proofs).toEqual({ shop: shop.workspaceId, flow: true, send: true, violations: [] });
    }
  });

  it('has let people in by every source and rule, again and again, several at once, and has turned people away', () => {
    const enters = ran.map(({ shop }) => enterOf(shop.plan));
    expect([...new Set(enters.map(({ source }) => source?.type))].toSorted()).toEqual(['attribute', 'audience', 'call', 'date', 'event', 'schedule']);
    const admitted = new Set(
      ran.flatMap(({ shop, told }) => ([...told.values()].some(({ lives }) => lives.length > 0) ? [enterOf(shop.plan).source?.type] : [])),
    );
    expect([...admitted].toSorted()).toEqual(['attribute', 'audience', 'call', 'date', 'event', 'schedule']);
    const lives = ran.flatMap(({ told }) => [...told.values()].map((each) => each.lives));
    expect(lives.some((own) => own.length > 1 && own.some(({ key }) => key !== own[0]?.key))).toBe(true);
    expect(lives.some((own) => own.length > 1 && own.every(({ key }) => key === ''))).toBe(true);
    expect(lives.some((own) => own.length === 0)).toBe(true);
  });

  it('tells everybody’s enrolments, each for itself', async () => {
    for (const { run, told } of ran.slice(0, 12)) {
      for (const [no, { lives }] of told) {
        for (const [index, life] of lives.entries()) {
          const all = await traceMember(test.db, run, no);
          const trace = await traceMember(test.db, run, no, all.enrolments[index]?.place ?? null);
          expect(trace.steps.map(({ node, outcome, at }) => `${node} ${outcome} ${at}`)).toEqual(
            life.history.map((line) => line.replace(/ by \d+$/, '')),
          );
          expect(all.enrolments[index]).toMatchObject({ key: life.key || null, enteredAt: life.enteredAt });
        }
      }
    }
  });

  it('counts the goal of every enrolment from its own entry', async () => {
    for (const each of ran) expect(goalDifference(each, null)).toEqual([]);
    const all = ran.flatMap(({ goals }) => [...goals.values()].flat());
    expect([
      all.some(({ isOpen }) => isOpen),
      all.some(({ orders }) => orders > 1),
      all.some(({ isOpen, orders }) => !isOpen && orders === 0),
    ]).toEqual([true, true, true]);
  });

  it.each<GoalBreach>(['counts-what-one-entered-by', 'counts-from-the-start', 'closes-a-day-late', 'counts-open-windows'])(
    'would be caught if its goal were one that %s',
    (breach) => {
      expect(ran.some((each) => goalDifference(each, breach).length > 0)).toBe(true);
    },
  );

  it.each<EntryBreach>([
    'enters-again-while-inside',
    'enters-once-only',
    'forgets-the-key',
    'waits-for-any-key',
    'enters-by-old-news',
    'enters-when-it-hears',
    'enters-before-the-start',
    'lets-in-without-a-key',
    'sees-no-edge',
    'looks-only-when-told',
    'knows-no-moon',
    'knows-no-last-day',
    'enters-whoever-it-is',
  ])('would be caught if it were one that %s', (breach) => {
    expect(ran.some((each) => firstDifference(each, breach).length > 0)).toBe(true);
  });

  it.each<Spoiling>(['a row of history lost', 'a message meant twice', 'an enrolment of somebody else', 'another key', 'somebody an op further'])(
    'would be caught with %s',
    async (spoiling) => {
      let caught = 0;
      for (const { shop, run } of ran) {
        const spoilt = await spoilRows(test.db, { run, spoiling }, (db) => toldEntries(db, run, shop.plan));
        if (spoilt === null) continue;
        expect(firstDifference({ shop, told: spoilt }, null)).not.toEqual([]);
        caught += 1;
        if (caught === 3) break;
      }
      expect(caught).toBeGreaterThan(0);
    },
  );
});

function drawShops(): LateShop[] {
  const shops: LateShop[] = [];
  for (let members = 0; members < cases; members += shops.at(-1)?.subjects.length ?? 0)
    shops.push(entryShop(seededRandom(`${seed}|entry-${shops.length}`), `entry-${shops.length}`));
  return shops;
}

async function runShop(engine: Engine, shop: LateShop): Promise<RanShop> {
  try {
    const run = await runLateShop(engine, shop);
    return { shop, run, told: await toldEntries(engine.db, run, shop.plan), goals: await toldGoals(engine.db, run, shop) };
  } catch (fault) {
    throw new Error(`MAGPIE_SEED=${seed} MAGPIE_ENTRY_SHOP=${shop.workspaceId}`, { cause: fault });
  }
}

/** The first subject of a shop whose goal is counted otherwise than a reader expects; none: an empty list. */
function goalDifference({ shop, told, goals }: RanShop, breach: GoalBreach | null): readonly unknown[] {
  for (const subject of shop.subjects) {
    const expected = expectedGoal(shop, { subject, lives: told.get(subject.no)?.lives ?? [] }, breach);
    const found = goals.get(subject.no) ?? [];
    if (canonicalJson(expected) !== canonicalJson(found))
      return [{ repeat: `MAGPIE_SEED=${seed} MAGPIE_ENTRY_SHOP=${shop.workspaceId}`, subject, expected, found }];
  }
  return [];
}

/** The first subject of a shop whose rows tell something else than a reader expects; none: an empty list. */
function firstDifference({ shop, told }: Pick<RanShop, 'shop' | 'told'>, breach: EntryBreach | null): readonly unknown[] {
  for (const subject of shop.subjects) {
    const expected = expectedEntries(shop, subject, breach);
    const found = told.get(subject.no);
    if (canonicalJson(expected) !== canonicalJson(found ?? null))
      return [{ repeat: `MAGPIE_SEED=${seed} MAGPIE_ENTRY_SHOP=${shop.workspaceId}`, subject, expected, found, plan: shop.plan }];
  }
  return [];
}
