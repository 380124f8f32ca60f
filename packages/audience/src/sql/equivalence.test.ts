import { testDatabase, type TestDatabase } from '@magpie/db/testing';
import { type Random, seededRandom } from '@magpie/kit';
import fc from 'fast-check';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateFilter } from '../evaluate-filter.ts';
import type { AsOf } from '../as-of.ts';
import type { Filter } from '../filter.ts';
import type { MemberFacts } from '../member-facts.ts';
import { populationNeeds } from '../testing/population-needs.ts';
import { asOfArbitrary, filterArbitrary } from '../testing/filter-arbitrary.ts';
import { pools } from '../testing/pools.ts';
import { type NumberFacts, randomFacts } from '../testing/random-facts.ts';
import { filterNeeds } from '../filter-needs.ts';
import { filterSql } from './filter-sql.ts';
import { cutsFromRows, type ScorePlaceRow, scorePlacesSql } from './score-places.ts';
import type { Statement } from './parameters.ts';
import { predicateSql } from './predicate-sql.ts';

interface Person {
  readonly no: number;
  readonly aliasOf: number | null;
  readonly isErased: boolean;
  readonly facts: NumberFacts;
}

/** Numbers over several blocks; some merged into a neighbour (also into an erased or a merged one), some erased. */
function randomPeople(random: Random, nextSequence: () => bigint): readonly Person[] {
  const numbers = Array.from({ length: 260 }, (_, index) => index * 13 + random.integer(13));
  return numbers.map((no, index) => ({
    no,
    aliasOf: index > 0 && random.integer(8) === 0 ? (numbers[index - 1] ?? null) : null,
    isErased: random.integer(25) === 0,
    facts: randomFacts(random, nextSequence),
  }));
}

/** Facts of the member himself and of every number that is an alias of his. */
function memberFacts(person: Person, people: readonly Person[]): MemberFacts {
  const all = people.filter((other) => other === person || other.aliasOf === person.no).map((other) => other.facts);
  return {
    attributes: all.flatMap((facts) => facts.attributes),
    tags: all.flatMap((facts) => facts.tags),
    consents: all.flatMap((facts) => facts.consents),
    events: all.flatMap((facts) => facts.events),
    cohorts: new Set(all.flatMap((facts) => facts.cohorts)),
    channels: new Set(all.flatMap((facts) => facts.channels)),
    zone: person.facts.zone,
  };
}

async function load(db: TestDatabase['db'], workspaceId: string, people: readonly Person[]): Promise<void> {
  const stamped = { workspace_id: workspaceId };
  const at = (instant: number): Date => new Date(instant);
  await db
    .insertInto('member')
    .values(
      people.map(({ no, aliasOf, isErased, facts }) => ({
        ...stamped,
        no,
        external_id: `member-${no}`,
        zone: facts.zone,
        alias_of: aliasOf,
        erased_at: isErased ? at(0) : null,
        sequence: 0n,
        occurred_at: at(0),
      })),
    )
    .execute();
  const rows = people.flatMap(({ no, facts }) =>
    facts.events.map((event) => ({
      ...stamped,
      sequence: event.sequence,
      id: `event-${event.sequence}`,
      member_no: no,
      name: event.name,
      key: null,
      value: event.value === null ? null : BigInt(event.value),
      currency: 'CNY',
      properties: JSON.stringify(event.properties),
      occurred_at: at(event.occurredAt),
    })),
  );
  await db.insertInto('event').values(rows).execute();
  await db
    .insertInto('attribute_change')
    .values(
      people.flatMap(({ no, facts }) =>
        facts.attributes.map((change) => ({
          ...stamped,
          sequence: change.sequence,
          member_no: no,
          name: change.name,
          value: JSON.stringify(change.value),
          occurred_at: at(change.occurredAt),
        })),
      ),
    )
    .execute();
  await db
    .insertInto('address')
    .values(
      people.flatMap(({ no, facts }) =>
        facts.channels.map((channel) => ({ ...stamped, channel, member_no: no, value: `address-${no}`, sequence: 0n, occurred_at: at(0) })),
      ),
    )
    .execute();
  await db
    .insertInto('tag_change')
    .values(
      people.flatMap(({ no, facts }) =>
        facts.tags.map((change) => ({
          ...stamped,
          sequence: change.sequence,
          member_no: no,
          tag: change.tag,
          present: change.present,
          occurred_at: at(change.occurredAt),
        })),
      ),
    )
    .execute();
  await db
    .insertInto('consent_change')
    .values(
      people.flatMap(({ no, facts }) =>
        facts.consents.map((change) => ({
          ...stamped,
          sequence: change.sequence,
          member_no: no,
          channel: change.channel,
          purpose: change.purpose,
          given: change.given,
          occurred_at: at(change.occurredAt),
        })),
      ),
    )
    .execute();
  await db
    .insertInto('cohort_block')
    .values(
      pools.cohorts.slice(0, 3).flatMap((cohort_id) => {
        const numbers = people.filter(({ facts }) => facts.cohorts.includes(cohort_id)).map(({ no }) => no);
        return [...new Set(numbers.map((no) => no >> 10))].map((block) => ({
          ...stamped,
          cohort_id,
          block,
          members: bitsOf(numbers.filter((no) => no >> 10 === block)),
        }));
      }),
    )
    .execute();
}

/** Bits of one block, only as many bytes as it takes. */
function bitsOf(numbers: readonly number[]): Buffer {
  const slots = numbers.map((no) => no & 1023);
  const bits = Buffer.alloc((Math.max(...slots) >> 3) + 1);
  for (const slot of slots) bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7));
  return bits;
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
    const bought = (op: '>=' | '<', value: number): Filter => ({
      type: 'event',
      event: 'Order Completed',
      where: [],
      window: { type: 'ever' },
      measure: { type: 'count' },
      test: { op, value },
    });
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
