import { describeDateTest } from './describe-date-test.ts';
import { isDateTest } from './meets-attribute-test.ts';
import type { Phrasing } from './phrasing.ts';
import type { AttributeTest, PropertyTest } from './value-test.ts';
import { fill } from './words.ts';

/** Stands where the author has still to fill something in. */
export const unfilled = '…';

/** What follows the name of an attribute or property: "为“杭州”", " is “Hangzhou”". */
export function describeValueTest(test: AttributeTest, phrases: Phrasing): string {
  if (isDateTest(test)) return describeDateTest(test, phrases);
  const template = phrases.words.values[test.op];
  switch (test.op) {
    case 'exists':
    case 'empty':
      return template;
    case 'in':
    case 'notIn':
      return fill(template, { value: test.values.map(phrases.value).join(phrases.words.list) || unfilled });
    case 'between':
      return fill(template, { from: phrases.number(test.from), to: phrases.number(test.to) });
    default:
      return fill(template, { value: phrases.value(test.value) });
  }
}

/** The tests of an event's properties in brackets; empty text when there are none. */
export function describePropertyTests(tests: readonly PropertyTest[], phrases: Phrasing): string {
  if (tests.length === 0) return '';
  return fill(phrases.words.where, {
    tests: tests.map(({ property, test }) => `${property || unfilled}${describeValueTest(test, phrases)}`).join(phrases.words.and),
  });
}
