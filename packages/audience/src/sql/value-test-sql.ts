import { unreachable } from '@magpie/kit';
import type { PropertyTest, ValueTest } from '../filter.ts';
import type { Parameters } from './parameters.ts';

/**
 * A condition over a jsonb expression that holds where `meetsValueTest` does, and is false or null elsewhere. Comparisons stay in jsonb, which
 * orders any two values without an error; a cast guarded by `jsonb_typeof` could be evaluated before its guard.
 */
export function valueTestSql(test: ValueTest, value: string, parameters: Parameters): string {
  switch (test.op) {
    case 'exists':
      return `jsonb_typeof(${value}) <> 'null'`;
    case '=':
      return `${value} = ${scalar(test.value, parameters)}`;
    case '!=':
      return `(jsonb_typeof(${value}) = '${typeof test.value}' and ${value} <> ${scalar(test.value, parameters)})`;
    case '>=':
    case '>':
    case '<=':
    case '<':
      return `(jsonb_typeof(${value}) = 'number' and ${value} ${test.op} ${scalar(test.value, parameters)})`;
    case 'in':
      return `(jsonb_typeof(${value}) in ('string', 'number') and ${parameters.add('jsonb', JSON.stringify(test.values))} @> ${value})`;
    case 'contains':
      return `(jsonb_typeof(${value}) = 'string' and strpos((${value} #>> '{}') collate "C", ${parameters.add('text', test.value)}) > 0)`;
    case 'startsWith':
      return `(jsonb_typeof(${value}) = 'string' and starts_with(${value} #>> '{}', ${parameters.add('text', test.value)}))`;
    default:
      return unreachable(test);
  }
}

/** `and …` for each property test, over the jsonb column `column`; empty text when there are none. */
export function propertyTestsSql(tests: readonly PropertyTest[], column: string, parameters: Parameters): string {
  return tests.map(({ property, test }) => ` and ${valueTestSql(test, `(${column} -> ${parameters.add('text', property)})`, parameters)}`).join('');
}

function scalar(value: string | number | boolean, parameters: Parameters): string {
  if (typeof value === 'number') return `to_jsonb(${parameters.number(value)})`;
  return `to_jsonb(${parameters.add(typeof value === 'string' ? 'text' : 'boolean', value)})`;
}
