import { unreachable } from '@magpie/kit';
import type { EventFact, NumberTest, PropertyTest, ValueTest } from './filter.ts';

/** Whether a measured number passes. */
export function meetsNumberTest(test: NumberTest, measured: number): boolean {
  return compareNumbers(test.op, measured, test.value);
}

/** Whether a value passes; `null` and absent pass nothing, and a value of another type than the test's never passes, also under `!=`. */
export function meetsValueTest(test: ValueTest, value: unknown): boolean {
  switch (test.op) {
    case 'exists':
      return value !== null && value !== undefined;
    case '=':
      return value === test.value;
    case '!=':
      return typeof value === typeof test.value && value !== test.value;
    case '>=':
    case '>':
    case '<=':
    case '<':
      return typeof value === 'number' && compareNumbers(test.op, value, test.value);
    case 'in':
      return test.values.some((each) => each === value);
    case 'contains':
      return typeof value === 'string' && value.includes(test.value);
    case 'startsWith':
      return typeof value === 'string' && value.startsWith(test.value);
    default:
      return unreachable(test);
  }
}

/** Whether an event's properties pass every test. */
export function meetsPropertyTests(tests: readonly PropertyTest[], properties: EventFact['properties']): boolean {
  return tests.every(({ property, test }) => meetsValueTest(test, Object.hasOwn(properties, property) ? properties[property] : undefined));
}

function compareNumbers(op: NumberTest['op'], left: number, right: number): boolean {
  switch (op) {
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '<':
      return left < right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    default:
      return unreachable(op);
  }
}
