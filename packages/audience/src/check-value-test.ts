import type { Problem } from '@magpie/kit';
import { isDateTest } from './meets-attribute-test.ts';
import { checkName, problem } from './problem.ts';
import type { AttributeTest, DateTest, PropertyTest } from './value-test.ts';

/** Mistakes in a test of an attribute or property. */
export function checkValueTest(test: AttributeTest, path: Problem['path']): Problem[] {
  if (isDateTest(test)) return checkDateTest(test, path);
  switch (test.op) {
    case 'in':
    case 'notIn':
      return test.values.length === 0 ? [problem('audience.list-empty', [...path, 'values'])] : [];
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return test.value === '' ? [problem('audience.text-empty', [...path, 'value'])] : [];
    case 'between':
      return test.from > test.to ? [problem('audience.range-reversed', path, { from: test.from, to: test.to })] : [];
    default:
      return [];
  }
}

/** Mistakes in a test of a date: times without a day. */
export function checkDateTest(test: DateTest, path: Problem['path']): Problem[] {
  if ((test.op === 'withinLast' || test.op === 'withinNext') && test.days === 0)
    return [problem('audience.window-empty', [...path, 'days'], { from: 0, to: 0 })];
  if (test.op !== 'anniversary' || test.fromDays < test.toDays) return [];
  const { fromDays, toDays } = test;
  return [problem(fromDays === toDays ? 'audience.window-empty' : 'audience.window-reversed', path, { from: fromDays, to: toDays })];
}

/** Mistakes in the `where` of an event clause, a goal or an event wait. */
export function checkPropertyTests(tests: readonly PropertyTest[], path: Problem['path']): Problem[] {
  return tests.flatMap(({ property, test }, index) => [
    ...checkName(property, [...path, index, 'property']),
    ...checkValueTest(test, [...path, index, 'test']),
  ]);
}
