import { unreachable } from '@magpie/kit';
import type { AttributeTest } from '../value-test.ts';

/** What follows the name of an attribute or property. */
export function printTest(test: AttributeTest): string {
  switch (test.op) {
    case 'exists':
      return 'is known';
    case 'empty':
      return 'is empty';
    case '=':
    case '!=':
    case '>=':
    case '>':
    case '<=':
    case '<':
      return `${test.op} ${JSON.stringify(test.value)}`;
    case 'between':
      return `between ${JSON.stringify(test.from)} and ${JSON.stringify(test.to)}`;
    case 'in':
    case 'notIn':
      return `${test.op === 'in' ? 'in' : 'not in'} (${test.values.map((value) => JSON.stringify(value)).join(', ')})`;
    case 'contains':
      return `contains ${JSON.stringify(test.value)}`;
    case 'notContains':
      return `not contains ${JSON.stringify(test.value)}`;
    case 'startsWith':
      return `starts with ${JSON.stringify(test.value)}`;
    case 'endsWith':
      return `ends with ${JSON.stringify(test.value)}`;
    case 'matches':
      return `matches ${JSON.stringify(test.value)}`;
    case 'before':
    case 'on':
    case 'after':
      return `${test.op} ${test.at}`;
    case 'withinLast':
      return `within last ${test.days} days`;
    case 'withinNext':
      return `within next ${test.days} days`;
    case 'inDays':
      return `in ${test.days} days`;
    case 'anniversary':
      return `anniversary ${test.calendar} ${test.fromDays} to ${test.toDays} days`;
    case 'dayOfYear':
      return `day of year ${test.calendar} ${test.from} to ${test.to}`;
    default:
      return unreachable(test);
  }
}
