import { dayMs, hourMs } from '@magpie/kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventsAsked } from './events-asked.ts';
import { asOfArbitrary, filterArbitrary } from './testing/filter-arbitrary.ts';
import { populationNeeds } from './testing/population-needs.ts';
import { filterOf } from './testing/filter-of.ts';

const now = Date.parse('2026-08-05T00:00:00Z');
const asOf = { now, watermark: null, zone: 'UTC', anchorDates: ['2026-08-19', '2025-08-29'] };

it.each([
  ['tag "vip" and consent to "marketing" by "sms"', []],
  ['did "A"', [['A', null]]],
  [
    'did "A" in last 3 days or not (did "B" from 2026-01-01 until 2026-02-01)',
    [
      ['A', now - 3 * dayMs],
      ['B', Date.parse('2026-01-01T00:00:00Z')],
    ],
  ],
  [
    'sequence "A" in last 2 days then "B" within 3 days',
    [
      ['A', now - 2 * dayMs],
      ['B', now - 2 * dayMs],
    ],
  ],
  ['score monetary of "A" in last 10 hours >= 4', [['A', now - 10 * hourMs]]],
  // Still to come.
  ['did "A" from 2026-12-01', [['A', now]]],
])('%s', (text, expected) => {
  expect(eventsAsked(filterOf(text), asOf).map(({ event, from }) => [event, from])).toEqual(expected);
});

it('looks at nothing earlier when it is asked later', () => {
  fc.assert(
    fc.property(filterArbitrary, asOfArbitrary(1n), fc.integer({ min: 0, max: 1_200 }), (filter, first, days) => {
      const at = populationNeeds(filter, [], first);
      const before = eventsAsked(filter, at);
      const later = eventsAsked(filter, { ...at, now: at.now + days * dayMs });
      expect(later.map(({ event }) => event)).toEqual(before.map(({ event }) => event));
      for (const [index, { from }] of later.entries()) expect(from ?? -Infinity).toBeGreaterThanOrEqual(before[index]?.from ?? -Infinity);
    }),
    { numRuns: 2_000, seed: Number(process.env['MAGPIE_SEED'] ?? 11) },
  );
});
