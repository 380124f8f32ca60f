import { plainWeeks, type WorkingDays } from '@magpie/calendar';
import fc from 'fast-check';
import type { AsOf } from '../as-of.ts';
import type { EventMatch, Filter, Measure, SequenceStep } from '../filter.ts';
import { messageStates } from '../member-facts.ts';
import type { NumberTest } from '../value-test.ts';
import { pools } from './pools.ts';
import { attributeTestArbitrary, dateTestArbitrary, propertyTestArbitrary } from './test-arbitrary.ts';
import { windowArbitrary } from './window-arbitrary.ts';

const numberTest = (value: fc.Arbitrary<number>): fc.Arbitrary<NumberTest> =>
  fc.record({ op: fc.constantFrom('>=', '>', '<=', '<', '=', '!='), value });

const event = fc.oneof({ weight: 3, arbitrary: fc.constant(pools.events[0]) }, { weight: 2, arbitrary: fc.constantFrom(...pools.events) });
const where = fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(propertyTestArbitrary, { maxLength: 2 }) });
const property = fc.constantFrom(...pools.properties);
const inWindow = { event, where, window: windowArbitrary };

const money = fc.constantFrom(0, 100, 200, 350, -100, 99.5);
const ofProperty = fc.constantFrom(0, 1, 1.5, 1.0000005, 3.3, 2 ** 53, -1, 1e300);
const measuredArbitrary: fc.Arbitrary<{ readonly measure: Measure; readonly test: NumberTest }> = fc.oneof(
  fc.record({ measure: fc.constant({ type: 'count' as const }), test: numberTest(fc.constantFrom(0, 1, 1, 2, 0.5, -1, 3)) }),
  fc.record({ measure: fc.constant({ type: 'days' as const }), test: numberTest(fc.constantFrom(0, 1, 2, 3)) }),
  fc.record({
    measure: fc.constantFrom({ type: 'sum' as const }, { type: 'average' as const }, { type: 'minimum' as const }, { type: 'maximum' as const }),
    test: numberTest(money),
  }),
  fc.record({
    measure: fc.record({ type: fc.constantFrom('sum', 'average', 'minimum', 'maximum'), property }),
    test: numberTest(ofProperty),
  }),
  fc.record({ measure: fc.record({ type: fc.constant('distinct' as const), property }), test: numberTest(fc.constantFrom(0, 1, 2)) }),
  fc.record({
    measure: fc.constantFrom({ type: 'firstDaysAgo' as const }, { type: 'lastDaysAgo' as const }),
    test: numberTest(fc.constantFrom(...pools.days, 1.5, -1, 1e300)),
  }),
);

const eventArbitrary: fc.Arbitrary<Filter> = fc
  .tuple(fc.record({ type: fc.constant('event' as const), ...inWindow }), measuredArbitrary)
  .map(([clause, measured]) => ({ ...clause, ...measured }));

const which = fc.constantFrom('first' as const, 'last' as const);
const match: fc.Arbitrary<EventMatch> = fc.record({ event, where });
const stepArbitrary: fc.Arbitrary<SequenceStep> = fc
  .tuple(
    match,
    fc.record({
      absent: fc.boolean(),
      within: fc.record({ count: fc.constantFrom(1, 2, 30, 400), unit: fc.constantFrom('minute', 'hour', 'day', 'week') }),
      same: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(property, { maxLength: 2 }) }),
    }),
  )
  .map(([matched, step]) => ({ ...matched, ...step }));

const channelAndPurpose = { channel: fc.constantFrom(...pools.channels), purpose: fc.constantFrom(...pools.purposes) };

/** Clauses over facts, cohorts and addresses: those that a small database of random members can hold. */
const factClauseArbitrary: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 5, arbitrary: eventArbitrary },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('attribute'), name: fc.constantFrom(...pools.attributes), test: attributeTestArbitrary }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('tag'), tag: fc.constantFrom(...pools.tags) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('consent', 'reachable'), ...channelAndPurpose }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cohort'), cohort: fc.constantFrom(...pools.cohorts) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('eventProperty'), which, ...inWindow, property, test: attributeTestArbitrary }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('eventDate'), which, ...inWindow, test: dateTestArbitrary }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('sequence'), ...inWindow, steps: fc.array(stepArbitrary, { minLength: 1, maxLength: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('score'),
      score: fc.constantFrom('recency', 'frequency', 'monetary'),
      ...inWindow,
      test: numberTest(fc.integer({ min: 1, max: 5 })),
    }),
  },
);

const text = fc.constantFrom(...pools.texts);

/** Clauses about runs and saved audiences. */
const referenceClauseArbitrary: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ type: fc.constant('run'), run: text, node: fc.option(text), outcome: fc.option(text) }),
  fc.record({ type: fc.constant('message'), run: text, node: text, states: fc.uniqueArray(fc.constantFrom(...messageStates), { maxLength: 3 }) }),
  fc.record({ type: fc.constant('audience'), audience: text }),
);

/** Filters of every clause over facts, nested up to four deep, empty groups among them. */
export const filterArbitrary: fc.Arbitrary<Filter> = nested(factClauseArbitrary);

/** The same with clauses that need more than facts: for what reads filters without asking anybody. */
export const anyFilterArbitrary: fc.Arbitrary<Filter> = nested(
  fc.oneof({ weight: 5, arbitrary: factClauseArbitrary }, { weight: 1, arbitrary: referenceClauseArbitrary }),
);

function nested(leaf: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.record({ type: fc.constantFrom('all', 'any'), of: fc.array(tie('filter'), { maxLength: 4 }) }),
      fc.record({ type: fc.constant('not'), of: tie('filter') }),
    ),
  })).filter;
}

/** "Now" on a bound of the facts; any watermark up to `highest`, or none; an anchor known for no, some or all years; plain weeks, or a shop's own days. */
export function asOfArbitrary(highest: bigint): fc.Arbitrary<AsOf> {
  return fc.record({
    now: fc.constantFrom(...pools.nows),
    watermark: fc.option(fc.bigInt({ min: 0n, max: highest })),
    zone: fc.constantFrom(...pools.zones),
    anchorDates: fc.constantFrom([], pools.dates.slice(0, 1), pools.dates.slice(0, 3), pools.dates.slice(2, 6)),
    workingDays: fc.constantFrom<WorkingDays>(plainWeeks, { official: 'cn', own: { '2026-08-01': 'work', '2026-08-03': 'off' } }),
  });
}
