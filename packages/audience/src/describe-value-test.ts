import type { PropertyTest, ValueTest } from './filter.ts';
import type { Phrasing } from './phrasing.ts';
import { fill } from './words.ts';

/** Stands where the author has still to fill something in. */
export const unfilled = '…';

/** What follows the name of an attribute or property: "为“杭州”", " is “Hangzhou”". */
export function describeValueTest(test: ValueTest, phrases: Phrasing): string {
  const template = phrases.words.values[test.op];
  if (test.op === 'exists') return template;
  if (test.op === 'in') return fill(template, { value: test.values.map(phrases.value).join(phrases.words.list) || unfilled });
  return fill(template, { value: phrases.value(test.value) });
}

/** The tests of an event's properties in brackets; empty text when there are none. */
export function describePropertyTests(tests: readonly PropertyTest[], phrases: Phrasing): string {
  if (tests.length === 0) return '';
  return fill(phrases.words.where, {
    tests: tests.map(({ property, test }) => `${property || unfilled}${describeValueTest(test, phrases)}`).join(phrases.words.and),
  });
}
