import type { Problem } from '@magpie/kit';
import type { PropertyTest, ValueTest } from './filter.ts';
import { checkName, problem } from './problem.ts';

/** Mistakes in a test of an attribute or property. */
export function checkValueTest(test: ValueTest, path: Problem['path']): Problem[] {
  if (test.op === 'in' && test.values.length === 0) return [problem('audience.list-empty', [...path, 'values'])];
  if ((test.op === 'contains' || test.op === 'startsWith') && test.value === '') return [problem('audience.text-empty', [...path, 'value'])];
  return [];
}

/** Mistakes in the `where` of an event clause, a goal or an event wait. */
export function checkPropertyTests(tests: readonly PropertyTest[], path: Problem['path']): Problem[] {
  return tests.flatMap(({ property, test }, index) => [
    ...checkName(property, [...path, index, 'property']),
    ...checkValueTest(test, [...path, index, 'test']),
  ]);
}
