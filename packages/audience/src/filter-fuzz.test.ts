import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AsOf } from './as-of.ts';
import { describeFilter } from './describe-filter.ts';
import type { Filter } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import { filterSql } from './sql/filter-sql.ts';
import { anyFilterArbitrary } from './testing/filter-arbitrary.ts';
import { populationNeeds } from './testing/population-needs.ts';
import { parseFilterText } from './text/parse-filter-text.ts';
import { printFilter } from './text/print-filter.ts';

// By hand with the whole number: MAGPIE_FUZZ_FILTERS=100000 npx vitest run packages/audience/src/filter-fuzz.test.ts
const filters = Number(process.env['MAGPIE_FUZZ_FILTERS'] ?? 3_000);
const seed = Number(process.env['MAGPIE_SEED'] ?? 11);

const asOf: AsOf = {
  now: Date.parse('2026-08-05T00:00:00Z'),
  watermark: null,
  zone: 'Europe/London',
  anchorDates: ['2026-08-19', '2025-08-29', '2024-08-10'],
};

/** What a filter must never bring into a statement. */
const marker = 'zzmarkerzz';
const splinters = fc.oneof(
  fc.constantFrom(
    `"${marker}'; drop table event; --"`,
    `'${marker}`,
    '"',
    '(',
    ')))',
    'and',
    'not not',
    'in last 999999999999 days',
    '0000-02-31',
    '2026-02-31',
    '1e400',
    '-0',
    `matches "${'*a'.repeat(40)}b"`,
    '$1',
    '\0',
    '\ud83d',
    '\uFEFF',
    '#',
    '__proto__',
    '{{x}}',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.integer({ min: 0, max: 12 }), put: splinters });
const changes = fc.array(change, { minLength: 1, maxLength: 3 });

/** What both doors promise of a filter they let in: it is said in words, asked with every text a parameter, and printed and read again as the same. */
function expectSound(filter: Filter): void {
  expect(describeFilter(filter, { locale: 'zh-CN', currency: 'CNY', anchorName: null, cohortNames: {} })).not.toBe('');
  // Saved audiences are put in before a filter is asked.
  if (!JSON.stringify(filter).includes('"type":"audience"'))
    expect(filterSql(filter, { workspaceId: 'tea', asOf: populationNeeds(filter, [], asOf) }).text).not.toContain(marker);
  expect(parseFilterText(printFilter(filter))).toEqual({ ok: true, value: filter });
}

it(`reads ${filters} spoilt texts of filters as filters, or says in which line and column they cannot be read`, () => {
  fc.assert(
    fc.property(anyFilterArbitrary, changes, (filter, spoilt) => {
      const text = spoilt.reduce((before, { at, cut, put }) => {
        const place = Math.floor(at * before.length);
        return `${before.slice(0, place)}${put}${before.slice(place + cut)}`;
      }, printFilter(filter));
      const parsed = parseFilterText(text);
      if (parsed.ok) expectSound(parsed.value);
      else {
        expect(parsed.refusal.length).toBeGreaterThan(0);
        for (const { code } of parsed.refusal) expect(code).toMatch(/^audience\./);
      }
    }),
    { numRuns: filters, seed, endOnFailure: true },
  );
}, 3_600_000);

it(`reads ${filters} spoilt documents of filters as filters, or says under which path they are none`, () => {
  const nasty = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(`${marker}'`, null, -1, 1e300, 0.1, [], {}, 'x'.repeat(600), '2026-02-31', 'a\0b'),
  );
  fc.assert(
    fc.property(anyFilterArbitrary, fc.array(fc.tuple(fc.nat(), nasty), { minLength: 1, maxLength: 2 }), (filter, spoilt) => {
      const document: unknown = spoilt.reduce<unknown>((before, [place, value]) => withValue(before, place, value), filter);
      const parsed = parseFilter(JSON.parse(JSON.stringify(document ?? null)));
      if (parsed.ok) expectSound(parsed.value);
      else for (const { code } of parsed.refusal) expect(code).toMatch(/^audience\./);
    }),
    { numRuns: filters, seed, endOnFailure: true },
  );
}, 3_600_000);

/** The document with its `place`th value, however deep, replaced. */
function withValue(document: unknown, place: number, value: unknown): unknown {
  let left = place % Math.max(1, JSON.stringify(document ?? null).split(',').length);
  return JSON.parse(JSON.stringify(document ?? null), (_, each: unknown) => (left-- === 0 ? value : each));
}
