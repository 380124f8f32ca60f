import { unreachable } from '@magpie/kit';
import type { EventFact } from './member-facts.ts';
import type { NumberTest, PropertyTest, ValueTest } from './value-test.ts';
import { matchesWildcard } from './wildcard.ts';

/** Whether a measured number passes. */
export function meetsNumberTest(test: NumberTest, measured: number): boolean {
  return compares(test.op, measured, test.value);
}

/** Whether a value passes; `null` and absent pass only `empty`, and a value of another type than the test's never passes, under `!=` neither. */
export function meetsValueTest(test: ValueTest, value: unknown): boolean {
  switch (test.op) {
    case 'exists':
      return value !== null && value !== undefined;
    case 'empty':
      return value === null || value === undefined || value === '';
    case '=':
      return value === test.value;
    case '!=':
      return typeof value === typeof test.value && value !== test.value;
    case '>=':
    case '>':
    case '<=':
    case '<':
      return typeof value === 'number' && compares(test.op, value, test.value);
    case 'between':
      return typeof value === 'number' && value >= test.from && value <= test.to;
    case 'in':
      return test.values.some((each) => each === value);
    case 'notIn':
      return (typeof value === 'string' || typeof value === 'number') && !test.values.some((each) => each === value);
    case 'contains':
      return typeof value === 'string' && value.includes(test.value);
    case 'notContains':
      return typeof value === 'string' && !value.includes(test.value);
    case 'startsWith':
      return typeof value === 'string' && value.startsWith(test.value);
    case 'endsWith':
      return typeof value === 'string' && value.endsWith(test.value);
    case 'matches':
      return typeof value === 'string' && matchesWildcard(test.value, value);
    default:
      return unreachable(test);
  }
}

/** Whether an event's properties pass every test. */
export function meetsPropertyTests(tests: readonly PropertyTest[], properties: EventFact['properties']): boolean {
  return tests.every(({ property, test }) => meetsValueTest(test, propertyOf(properties, property)));
}

/** A property of an event; undefined when it has none of that name. */
export function propertyOf(properties: EventFact['properties'], name: string): EventFact['properties'][string] | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Compares numbers, or whole numbers of any size. */
export function compares<Value extends number | bigint>(op: NumberTest['op'], left: Value, right: Value): boolean {
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
