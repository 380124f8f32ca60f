import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AsOf } from '../as-of.ts';
import type { EventMatch, Filter } from '../filter.ts';
import type { AttributeTest, ValueTest } from '../value-test.ts';
import { filterNeeds } from '../filter-needs.ts';
import { isDateTest } from '../meets-attribute-test.ts';
import { anyFilterArbitrary, asOfArbitrary } from '../testing/filter-arbitrary.ts';
import { duckdb } from './duckdb.ts';
import { filterSql } from './filter-sql.ts';
import { predicateSql } from './predicate-sql.ts';

const hostile = fc.oneof(
  fc.constantFrom(`'; drop table member; --`, `$1`, `$$`, `\\'`, '*/', '"', `' or 1=1 --`, `{"a":1}`, '%', `E'\\x27'`),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** The filter with every text replaced, in the order of appearance. */
function withTexts(filter: Filter, next: () => string): Filter {
  switch (filter.type) {
    case 'all':
    case 'any':
      return { ...filter, of: filter.of.map((clause) => withTexts(clause, next)) };
    case 'not':
      return { ...filter, of: withTexts(filter.of, next) };
    case 'attribute':
      return { ...filter, name: next(), test: attributeTestWithTexts(filter.test, next) };
    case 'tag':
      return { ...filter, tag: next() };
    case 'consent':
    case 'reachable':
      return { ...filter, channel: next(), purpose: next() };
    case 'cohort':
      return { ...filter, cohort: next() };
    case 'audience':
      return filter;
    case 'run':
      return { ...filter, run: next(), node: filter.node === null ? null : next(), outcome: filter.outcome === null ? null : next() };
    case 'message':
      return { ...filter, run: next(), node: next() };
    case 'event': {
      const { measure } = filter;
      const named = 'property' in measure && measure.property !== undefined ? { ...measure, property: next() } : measure;
      return { ...filter, ...matchWithTexts(filter, next), measure: named };
    }
    case 'eventProperty':
      return { ...filter, ...matchWithTexts(filter, next), property: next(), test: attributeTestWithTexts(filter.test, next) };
    case 'sequence':
      return {
        ...filter,
        ...matchWithTexts(filter, next),
        steps: filter.steps.map((step) => ({ ...step, ...matchWithTexts(step, next), same: step.same.map(next) })),
      };
    default:
      return { ...filter, ...matchWithTexts(filter, next) };
  }
}

function matchWithTexts({ where }: EventMatch, next: () => string): EventMatch {
  return { event: next(), where: where.map(({ test }) => ({ property: next(), test: testWithTexts(test, next) })) };
}

function attributeTestWithTexts(test: AttributeTest, next: () => string): AttributeTest {
  return isDateTest(test) ? test : testWithTexts(test, next);
}

function testWithTexts(test: ValueTest, next: () => string): ValueTest {
  if (test.op === 'in' || test.op === 'notIn') return { ...test, values: test.values.map((value) => (typeof value === 'string' ? next() : value)) };
  return 'value' in test && typeof test.value === 'string' && test.op !== '>=' ? withValue(test, next()) : test;
}

function withValue(test: ValueTest, value: string): ValueTest {
  switch (test.op) {
    case '=':
    case '!=':
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return { ...test, value };
    default:
      return test;
  }
}

/** Whatever a filter needs to know; saved audiences are expanded before anybody is asked, so they stand for everyone here. */
const knowing = (filter: Filter, asOf: AsOf): AsOf => ({
  ...asOf,
  memberZones: ['America/New_York'],
  scores: Object.fromEntries(
    [...filterNeeds(filter).scores.keys()].map((key) => [key, { recency: [5, 10, 15, 20], frequency: [5, 5, 10, 20], monetary: [1, 2, 3, 4] }]),
  ),
});

const statementsOf = (asked: Filter, workspaceId: string, at: AsOf) => {
  const filter = withoutReferences(asked);
  return statements(filter, workspaceId, knowing(filter, at));
};

const statements = (filter: Filter, workspaceId: string, asOf: AsOf) => [
  filterSql(filter, { workspaceId, asOf }),
  filterSql(filter, { workspaceId, asOf, dialect: duckdb }),
  filterSql(filter, { workspaceId, asOf, blocks: { from: 1, to: 3 } }),
  predicateSql(filter, { workspaceId, asOf, members: [3, 1, 2] }),
];

function withoutReferences(filter: Filter): Filter {
  if (filter.type === 'all' || filter.type === 'any') return { ...filter, of: filter.of.map(withoutReferences) };
  if (filter.type === 'not') return { ...filter, of: withoutReferences(filter.of) };
  return filter.type === 'audience' ? { type: 'all', of: [] } : filter;
}

/** Each text made distinct by its place, so that equal texts do not share a parameter in one filter only. */
function numbered(text: string): () => string {
  let place = 0;
  return () => `${(place += 1)}${text}`;
}

describe('statements of the audience language', () => {
  it('have the same text whatever the texts of the filter and the workspace are', () => {
    fc.assert(
      fc.property(anyFilterArbitrary, asOfArbitrary(99n), hostile, hostile, (filter, asOf, text, workspaceId) => {
        const tame = statementsOf(withTexts(filter, numbered('x')), 'w', asOf);
        const wild = statementsOf(withTexts(filter, numbered(text)), `w${workspaceId}`, asOf);
        expect(wild.map((statement) => statement.text)).toEqual(tame.map((statement) => statement.text));
      }),
      { numRuns: 1000 },
    );
  });

  it('name no table without its workspace', () => {
    const table = /\b(?:from|join) (event|attribute_change|tag_change|consent_change|cohort_block|cohort_member|address|transition|send|member)\b/g;
    fc.assert(
      fc.property(anyFilterArbitrary, asOfArbitrary(99n), (filter, asOf) => {
        for (const { text, values } of statementsOf(filter, 'the-workspace', asOf)) {
          for (const { index } of text.matchAll(table)) {
            const alias = /^\w+ \w+ (\w)\b/.exec(text.slice(index))?.[1];
            const condition = text.slice(text.indexOf(' where ', index));
            const place = new RegExp(`^ where ${alias}\\.workspace_id = \\$(\\d+)::text`).exec(condition)?.[1];
            expect(values[Number(place) - 1]).toBe('the-workspace');
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('use every value they carry', () => {
    fc.assert(
      fc.property(anyFilterArbitrary, asOfArbitrary(99n), (filter, asOf) => {
        for (const { text, values } of statementsOf(filter, 'w', asOf)) {
          const used = new Set(Array.from(text.matchAll(/\$(\d+)/g), (match) => Number(match[1])));
          expect([...used].toSorted((left, right) => left - right)).toEqual(values.map((_, index) => index + 1));
        }
      }),
    );
  });

  it('are printed exactly so for the Qixi gift box', () => {
    const qixi: Filter = {
      type: 'all',
      of: [
        {
          type: 'event',
          event: 'Order Completed',
          where: [],
          window: { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] },
          measure: { type: 'count' },
          test: { op: '>=', value: 1 },
        },
        {
          type: 'event',
          event: 'Order Completed',
          where: [],
          window: { type: 'rolling', days: 730 },
          measure: { type: 'sum' },
          test: { op: '>', value: 20000 },
        },
      ],
    };
    const asOf = {
      now: Date.parse('2026-08-04T16:00:00Z'),
      watermark: 7n,
      zone: 'Asia/Shanghai',
      anchorDates: ['2026-08-19', '2025-08-29', '2024-08-10'],
    };
    const { text, values } = filterSql(qixi, { workspaceId: 'w', asOf });
    expect(text.slice(0, text.indexOf(' except (select p.member_no from person p)')).split(/(?= intersect |\(\(select m)/)).toMatchInlineSnapshot(`
      [
        "with person as materialized (select a.no, a.alias_of as member_no from member a where a.workspace_id = $1::text and a.alias_of is not null union select a.alias_of, a.alias_of from member a where a.workspace_id = $1::text and a.alias_of is not null) ",
        "((select m.no as member_no from member m where m.workspace_id = $1::text and m.alias_of is null and m.erased_at is null)",
        " intersect ((select f.member_no from event f where f.workspace_id = $1::text and f.sequence <= $2::bigint and f.name = $3::text and f.occurred_at >= $4::timestamptz and f.occurred_at < $5::timestamptz and f.member_no in (select f.member_no from event f where f.workspace_id = $1::text and f.sequence <= $2::bigint and f.name = $3::text and ((f.occurred_at >= $6::timestamptz and f.occurred_at < $7::timestamptz) or (f.occurred_at >= $8::timestamptz and f.occurred_at < $9::timestamptz))) group by f.member_no having coalesce(sum(f.value), 0) > $10::numeric))",
      ]
    `);
    expect(values).toMatchInlineSnapshot(`
      [
        "w",
        7n,
        "Order Completed",
        "2024-08-04T16:00:00.000Z",
        "2026-08-04T16:00:00.001Z",
        "2025-08-14T16:00:00.000Z",
        "2025-08-28T16:00:00.000Z",
        "2024-07-26T16:00:00.000Z",
        "2024-08-09T16:00:00.000Z",
        "20000",
      ]
    `);
  });
});
