import type { AsOf } from './as-of.ts';
import { datePeriods, isInPeriods } from './date-ranges.ts';
import { meetsValueTest } from './meets-test.ts';
import type { AttributeTest, DateTest } from './value-test.ts';

/** Whether an attribute's value passes as of `asOf`. */
export function meetsAttributeTest(test: AttributeTest, value: unknown, asOf: AsOf): boolean {
  return isDateTest(test) ? isInPeriods(value, datePeriods(test, asOf)) : meetsValueTest(test, value);
}

/** Whether a test is about dates. */
export function isDateTest(test: AttributeTest): test is DateTest {
  return dateOperators.has(test.op);
}

const dateOperators: ReadonlySet<string> = new Set<DateTest['op']>([
  'before',
  'on',
  'after',
  'withinLast',
  'withinNext',
  'inDays',
  'anniversary',
  'dayOfYear',
]);
