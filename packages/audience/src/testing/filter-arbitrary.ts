import fc from 'fast-check';
import type { AsOf, Filter, PropertyTest, ValueTest, Window } from '../filter.ts';
import { pools } from './pools.ts';

const text = fc.constantFrom(...pools.texts);
const number = fc.constantFrom(...pools.numbers);
const comparison = fc.constantFrom('>=', '>', '<=', '<');
const equality = fc.constantFrom('=', '!=');

/** Every way to test a value. */
const valueTestArbitrary: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.constant({ op: 'exists' as const }),
  fc.record({ op: equality, value: fc.oneof(text, number, fc.boolean()) }),
  fc.record({ op: comparison, value: number }),
  fc.record({ op: fc.constant('in'), values: fc.array(fc.oneof(text, number), { maxLength: 4 }) }),
  fc.record({ op: fc.constantFrom('contains', 'startsWith'), value: text }),
);

const propertyTestArbitrary: fc.Arbitrary<PropertyTest> = fc.record({ property: fc.constantFrom(...pools.properties), test: valueTestArbitrary });

const dayOffset = fc.constantFrom(-15, -14, -3, -1, 0, 1, 3);

/** Every kind of window, empty and reversed ones too. */
const windowArbitrary: fc.Arbitrary<Window> = fc.oneof(
  fc.constant({ type: 'ever' as const }),
  fc.record({ type: fc.constant('absolute'), from: fc.option(fc.constantFrom(...pools.dates)), to: fc.option(fc.constantFrom(...pools.dates)) }),
  fc.record({ type: fc.constant('rolling'), days: fc.constantFrom(...pools.days) }),
  fc.record({
    type: fc.constant('anchor'),
    fromDays: dayOffset,
    toDays: dayOffset,
    yearsBack: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
  }),
);

const numberTest = (value: fc.Arbitrary<number>) => fc.record({ op: fc.oneof(comparison, equality), value });

const eventArbitrary: fc.Arbitrary<Filter> = fc
  .record({
    type: fc.constant('event'),
    event: fc.oneof({ weight: 3, arbitrary: fc.constant(pools.events[0]) }, { weight: 2, arbitrary: fc.constantFrom(...pools.events) }),
    where: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(propertyTestArbitrary, { maxLength: 2 }) }),
    window: windowArbitrary,
  })
  .chain((clause) =>
    fc
      .oneof(
        fc.record({ measure: fc.constant({ type: 'count' as const }), test: numberTest(fc.constantFrom(0, 1, 1, 2, 0.5, -1, 3)) }),
        fc.record({ measure: fc.constant({ type: 'sum' as const }), test: numberTest(fc.constantFrom(0, 100, 200, 350, -100, 99.5)) }),
        fc.record({
          measure: fc.constantFrom({ type: 'firstDaysAgo' as const }, { type: 'lastDaysAgo' as const }),
          test: numberTest(fc.constantFrom(...pools.days, 1.5, -1, 1e300)),
        }),
      )
      .map((measured) => ({ ...clause, ...measured })),
  );

const leafArbitrary: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 5, arbitrary: eventArbitrary },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('attribute'), name: fc.constantFrom(...pools.attributes), test: valueTestArbitrary }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('tag'), tag: fc.constantFrom(...pools.tags) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('consent'), channel: fc.constantFrom(...pools.channels), purpose: fc.constantFrom(...pools.purposes) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cohort'), cohort: fc.constantFrom(...pools.cohorts) }) },
);

/** Filters of every clause, nested up to four deep, empty groups among them. */
export const filterArbitrary: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leafArbitrary,
    fc.record({ type: fc.constantFrom('all', 'any'), of: fc.array(tie('filter'), { maxLength: 4 }) }),
    fc.record({ type: fc.constant('not'), of: tie('filter') }),
  ),
})).filter;

/** "Now" on a bound of the facts; any watermark up to `highest`, or none; an anchor known for no, some or all years. */
export function asOfArbitrary(highest: bigint): fc.Arbitrary<AsOf> {
  return fc.record({
    now: fc.constantFrom(...pools.nows),
    watermark: fc.option(fc.bigInt({ min: 0n, max: highest })),
    zone: fc.constantFrom(...pools.zones),
    anchorDates: fc.constantFrom([], pools.dates.slice(0, 1), pools.dates.slice(0, 3), pools.dates.slice(2, 6)),
  });
}
