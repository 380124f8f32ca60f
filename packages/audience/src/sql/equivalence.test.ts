import { testDatabase, type TestDatabase } from '@magpie/db/testing';
import { seededRandom } from '@magpie/kit';
import fc from 'fast-check';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateFilter } from '../evaluate-filter.ts';
import type { AsOf } from '../as-of.ts';
import type { Filter } from '../filter.ts';
import { eventFilter } from '../testing/event-filter.ts';
import { populationNeeds } from '../testing/population-needs.ts';
import { asOfArbitrary, filterArbitrary } from '../testing/filter-arbitrary.ts';
import { pools } from '../testing/pools.ts';
import { memberFacts, randomPeople, type RandomPerson } from '../testing/random-people.ts';
import { rowsOfPeople } from '../testing/rows-of-people.ts';
import { filterNeeds } from '../filter-needs.ts';
import { filterSql } from './filter-sql.ts';
import { cutsFromRows, type ScorePlaceRow, scorePlacesSql } from './score-places.ts';
import type { Statement } from './parameters.ts';
import { predicateSql } from './predicate-sql.ts';

async function load(db: TestDatabase['db'], workspaceId: string, people: readonly RandomPerson[]): Promise<void> {
  const rows = rowsOfPeople(workspaceId, people);
  await db.insertInto('member').values(rows.member).execute();
  await db.insertInto('event').values(rows.event).execute();
  await db.insertInto('attribute_change').values(rows.attribute_change).execute();
  await db.insertInto('tag_change').values(rows.tag_change).execute();
  await db.insertInto('consent_change').values(rows.consent_change).execute();
  await db.insertInto('address').values(rows.address).execute();
  await db
    .insertInto('cohort_block')
    .values(rows.cohort_block.map((row) => ({ ...row, members: Buffer.from(row.members) })))
    .execute();
}

/** `AUDIENCE_RUNS=10000 AUDIENCE_SEED=1` for more of them, drawn again. */
const runs = Number(process.env['AUDIENCE_RUNS'] ?? 400);
const seed = process.env['AUDIENCE_SEED'];

describe('the audience SQL', () => {
  let sequence = 0n;
  const nextSequence = (): bigint => (sequence += 1n);
  const people = randomPeople(seededRandom('people'), nextSequence);
  const strangers = randomPeople(seededRandom('strangers'), nextSequence);
  const members = people
    .filter(({ aliasOf, isErased }) => aliasOf === null && !isErased)
    .map((person) => ({ no: person.no, facts: memberFacts(person, people) }));
  let test: TestDatabase;

  beforeAll(async () => {
    test = await testDatabase();
    for (const id of ['shop', 'stranger']) {
      await test.db.insertInto('workspace').values({ id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' }).execute();
    }
    await load(test.db, 'shop', people);
    await load(test.db, 'stranger', strangers);
    // As after every bulk load: the planner joins tables that it knows nothing of row by row.
    await sql`analyze`.execute(test.db);
  });
  afterAll(() => test[Symbol.asyncDispose]());

  const selected = async ({ text, values }: Statement): Promise<number[]> => {
    const { rows } = await test.db.executeQuery<{ member_no: number }>(CompiledQuery.raw(text, [...values]));
    return rows.map((row) => row.member_no);
  };
  const evaluated = (filter: Filter, asOf: AsOf): number[] => members.filter(({ facts }) => evaluateFilter(filter, facts, asOf)).map(({ no }) => no);
  const population = members.map(({ facts }) => facts);
  const cases = fc
    .tuple(filterArbitrary, asOfArbitrary(sequence))
    .map(([filter, asOf]) => [filter, populationNeeds(filter, population, asOf)] as const);

  it('selects whom evaluateFilter lets pass', async () => {
    let partial = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ([filter, asOf]) => {
        const expected = evaluated(filter, asOf);
        if (expected.length > 0 && expected.length < members.length) partial += 1;
        expect(await selected(filterSql(filter, { workspaceId: 'shop', asOf }))).toEqual(expected);
      }),
      { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
    // A property over empty or full answers alone would prove little.
    expect(partial).toBeGreaterThan(runs / 4);
  });

  it('selects the same of some blocks and of given members', async () => {
    const listed = fc.uniqueArray(fc.constantFrom(...people.map(({ no }) => no), 1_000_000), { maxLength: 80 });
    const blocks = fc.record({ from: fc.integer({ min: 0, max: 4 }), to: fc.integer({ min: 0, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(cases, listed, blocks, async ([filter, asOf], numbers, range) => {
        const expected = evaluated(filter, asOf);
        expect(await selected(predicateSql(filter, { workspaceId: 'shop', asOf, members: numbers }))).toEqual(
          expected.filter((no) => numbers.includes(no)),
        );
        const inRange = expected.filter((no) => no >> 10 >= range.from && no >> 10 < range.to);
        expect(await selected(filterSql(filter, { workspaceId: 'shop', asOf, blocks: range }))).toEqual(inRange);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the cut points of scores', async () => {
    const scored = fc.tuple(filterArbitrary, asOfArbitrary(sequence)).filter(([filter]) => filterNeeds(filter).scores.size > 0);
    await fc.assert(
      fc.asyncProperty(scored, async ([filter, asOf]) => {
        const expected = populationNeeds(filter, population, asOf).scores;
        for (const [key, clause] of filterNeeds(filter).scores) {
          const statement = scorePlacesSql(clause, { workspaceId: 'shop', asOf });
          const rows =
            statement === null ? [] : (await test.db.executeQuery<ScorePlaceRow>(CompiledQuery.raw(statement.text, [...statement.values]))).rows;
          expect(cutsFromRows(rows)).toEqual(expected?.[key]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes the largest filter', async () => {
    const bought = (op: '>=' | '<', value: number): Filter => eventFilter({ test: { op, value } });
    const clauses = Array.from({ length: 499 }, (_, index) => (index % 2 === 0 ? bought('>=', 2 + (index % 3) / 10) : bought('<', 5 + (index % 7))));
    for (const type of ['all', 'any'] as const) {
      const filter: Filter = { type, of: clauses };
      const asOf: AsOf = { now: pools.nows[0], watermark: null, zone: 'Asia/Shanghai', anchorDates: pools.dates.slice(0, 3) };
      expect(await selected(filterSql(filter, { workspaceId: 'shop', asOf }))).toEqual(evaluated(filter, asOf));
    }
  });

  const mutations: Readonly<Record<string, (filter: Filter, asOf: AsOf) => readonly [Filter, AsOf]>> = {
    'a millisecond less of the past': (filter, asOf) => [filter, { ...asOf, now: asOf.now - 1 }],
    'ten facts less below the watermark': (filter, asOf) => [filter, { ...asOf, watermark: (asOf.watermark ?? sequence) - 10n }],
    'a comparison without its equality': (filter, asOf) => [
      mutateClauses(filter, (clause) => ('test' in clause && clause.test.op === '>=' ? withOp(clause) : clause)),
      asOf,
    ],
    'windows that end a day later': (filter, asOf) => [
      mutateClauses(filter, (clause) =>
        clause.type === 'event' && clause.window.type === 'anchor'
          ? { ...clause, window: { ...clause.window, toDays: clause.window.toDays + 1 } }
          : clause,
      ),
      asOf,
    ],
    'all for any': (filter, asOf) => [mutateClauses(filter, (clause) => (clause.type === 'any' ? { ...clause, type: 'all' } : clause)), asOf],
  };
  it.each(Object.entries(mutations))('is seen to differ from a rule with %s', async (_, mutate) => {
    // Seeded, and far more than it takes: whether a wrong rule is noticed must not be a matter of luck.
    for (const [filter, asOf] of fc.sample(cases, { numRuns: 4_000, seed: 1 })) {
      if (String(evaluated(...mutate(filter, asOf))) === String(evaluated(filter, asOf))) continue;
      expect(await selected(filterSql(filter, { workspaceId: 'shop', asOf }))).not.toEqual(evaluated(...mutate(filter, asOf)));
      return;
    }
    expect.unreachable('no case tells the two rules apart');
  });
});

function withOp(clause: Filter): Filter {
  if (clause.type === 'event' || clause.type === 'score') return { ...clause, test: { ...clause.test, op: '>' } };
  if (clause.type === 'attribute' && clause.test.op === '>=') return { ...clause, test: { ...clause.test, op: '>' } };
  return clause;
}

function mutateClauses(filter: Filter, mutate: (clause: Filter) => Filter): Filter {
  if (filter.type === 'not') return mutate({ ...filter, of: mutateClauses(filter.of, mutate) });
  if (filter.type === 'all' || filter.type === 'any') return mutate({ ...filter, of: filter.of.map((clause) => mutateClauses(clause, mutate)) });
  return mutate(filter);
}
