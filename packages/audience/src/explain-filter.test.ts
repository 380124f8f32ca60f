import { seededRandom } from '@magpie/kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFilter } from './evaluate-filter.ts';
import { type Explanation, explainFilter } from './explain-filter.ts';
import type { AsOf } from './as-of.ts';
import type { Filter } from './filter.ts';
import type { MemberFacts } from './member-facts.ts';
import { eventFilter } from './testing/event-filter.ts';
import { asOfArbitrary, filterArbitrary } from './testing/filter-arbitrary.ts';
import { populationNeeds } from './testing/population-needs.ts';
import { randomFacts } from './testing/random-facts.ts';

const at = (text: string): number => Date.parse(text);
const asOf: AsOf = { now: at('2026-08-05T00:00:00+08:00'), watermark: null, zone: 'Asia/Shanghai', anchorDates: ['2026-08-19', '2025-08-29'] };
const nothing: MemberFacts = { attributes: [], tags: [], consents: [], events: [], cohorts: new Set() };
const bought = (occurredAt: string, value: number): MemberFacts['events'][number] => ({
  sequence: 1n,
  occurredAt: at(occurredAt),
  name: 'Order Completed',
  key: null,
  value,
  properties: {},
});
const spent = eventFilter({ window: { type: 'rolling', days: 30 }, measure: { type: 'sum' }, test: { op: '>', value: 20_000 } });

describe('explaining a filter', () => {
  it('never says other than deciding it', () => {
    fc.assert(
      fc.property(filterArbitrary, asOfArbitrary(20n), fc.string(), (filter, at, seed) => {
        let sequence = 0n;
        const { cohorts, channels, ...facts } = randomFacts(seededRandom(seed), () => (sequence += 1n));
        const known = { ...facts, cohorts: new Set(cohorts), channels: new Set(channels) };
        const when = populationNeeds(filter, [known], at);
        for (const { clause, met } of everyPart(explainFilter(filter, known, when))) expect(met).toBe(evaluateFilter(clause, known, when));
      }),
      { numRuns: 500 },
    );
  });

  it('says how much was spent, in which days, and on what', () => {
    const events = [bought('2026-08-01T10:00:00Z', 9_000), bought('2026-08-02T10:00:00Z', 8_000), bought('2026-06-01T10:00:00Z', 99_000)];
    expect(explainFilter(spent, { ...nothing, events }, asOf)).toMatchObject({
      met: false,
      found: {
        type: 'events',
        spans: [{ from: at('2026-07-06T00:00:00+08:00'), measured: 17_000, met: false, count: 2, last: [{ value: 8_000 }, { value: 9_000 }] }],
      },
    });
  });

  it('looks at every clause, also after one has decided', () => {
    const filter: Filter = {
      type: 'all',
      of: [
        { type: 'tag', tag: 'vip' },
        { type: 'not', of: { type: 'tag', tag: 'staff' } },
      ],
    };
    const tags = [{ tag: 'staff', present: true, occurredAt: 5, sequence: 1n }];
    expect(explainFilter(filter, { ...nothing, tags }, asOf)).toMatchObject({
      met: false,
      of: [
        { met: false, found: { type: 'mark', stands: false, since: null } },
        { met: false, of: [{ met: true, found: { type: 'mark', stands: true, since: 5 } }] },
      ],
    });
  });

  it('tells a year whose anchor is not known from one without orders', () => {
    const window = { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] } as const;
    const { found } = explainFilter({ ...spent, window }, nothing, asOf);
    expect(found).toMatchObject({
      spans: [
        { from: at('2025-08-15T00:00:00+08:00'), until: at('2025-08-29T00:00:00+08:00') },
        { from: null, until: null },
      ],
    });
  });
});

function everyPart(part: Explanation): readonly Explanation[] {
  return [part, ...part.of.flatMap(everyPart)];
}
