import type { PropertyTest } from '../value-test.ts';
import type { Parameters } from './parameters.ts';

/** `and …` for each property test of an event, whose row `row` names; empty text when there are none. */
export function propertyTestsSql(tests: readonly PropertyTest[], row: string, parameters: Parameters): string {
  const { dialect } = parameters;
  return tests
    .map(({ property, test }) => ` and ${dialect.valueTest(test, dialect.property(row, parameters.add('text', property)), parameters)}`)
    .join('');
}
