import fc from 'fast-check';
import type { AttributeTest, DateTest, PropertyTest, ValueTest } from '../value-test.ts';
import { pools } from './pools.ts';

const text = fc.constantFrom(...pools.texts, ...pools.dateTexts.slice(0, 2));
const number = fc.constantFrom(...pools.numbers);
const calendar = fc.constantFrom('solar' as const, 'lunar' as const);

/** Every way to test a value. */
const valueTestArbitrary: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.record({ op: fc.constantFrom('exists', 'empty') }),
  fc.record({ op: fc.constantFrom('=', '!='), value: fc.oneof(text, number, fc.boolean()) }),
  fc.record({ op: fc.constantFrom('>=', '>', '<=', '<'), value: number }),
  fc.record({ op: fc.constant('between'), from: number, to: number }),
  fc.record({ op: fc.constantFrom('in', 'notIn'), values: fc.array(fc.oneof(text, number), { maxLength: 4 }) }),
  fc.record({ op: fc.constantFrom('contains', 'notContains', 'startsWith', 'endsWith'), value: text }),
  fc.record({ op: fc.constant('matches'), value: fc.constantFrom(...pools.patterns) }),
);

/** Every way to test a date, reversed ones too. */
export const dateTestArbitrary: fc.Arbitrary<DateTest> = fc.oneof(
  fc.record({ op: fc.constantFrom('before', 'on', 'after'), at: fc.constantFrom(...pools.dates, ...pools.minutes, '2026-08-05') }),
  fc.record({ op: fc.constantFrom('withinLast', 'withinNext'), days: fc.constantFrom(...pools.days) }),
  fc.record({ op: fc.constant('inDays'), days: fc.constantFrom(0, 1, -1, -2, 30) }),
  fc.record({ op: fc.constant('anniversary'), calendar, fromDays: fc.constantFrom(-3, 0, 1), toDays: fc.constantFrom(0, 1, 7, 30) }),
  fc.record({ op: fc.constant('dayOfYear'), calendar, from: fc.constantFrom(...pools.monthDays), to: fc.constantFrom(...pools.monthDays) }),
);

export const attributeTestArbitrary: fc.Arbitrary<AttributeTest> = fc.oneof(valueTestArbitrary, dateTestArbitrary);

export const propertyTestArbitrary: fc.Arbitrary<PropertyTest> = fc.record({
  property: fc.constantFrom(...pools.properties),
  test: valueTestArbitrary,
});
