import { type Problem, unreachable } from '@magpie/kit';
import { checkEventClause } from './check-event-clause.ts';
import { checkValueTest } from './check-value-test.ts';
import type { FilterCheckContext } from './filter-check-context.ts';
import type { Filter } from './filter.ts';
import { checkName, problem } from './problem.ts';

/** The author's mistakes that parsing allows because an editor must be able to hold them. Paths lead to the field inside the filter. */
export function checkFilter(filter: Filter, context: FilterCheckContext): Problem[] {
  return checkClause(filter, context, []);
}

function checkClause(filter: Filter, context: FilterCheckContext, path: Problem['path']): Problem[] {
  switch (filter.type) {
    case 'all':
    case 'any':
      if (filter.of.length === 0) return [problem('audience.empty-group', [...path, 'of'])];
      return filter.of.flatMap((clause, index) => checkClause(clause, context, [...path, 'of', index]));
    case 'not':
      return checkClause(filter.of, context, [...path, 'of']);
    case 'attribute':
      return [...checkName(filter.name, [...path, 'name']), ...checkValueTest(filter.test, [...path, 'test'])];
    case 'tag':
      return checkName(filter.tag, [...path, 'tag']);
    case 'consent':
      return [...checkName(filter.channel, [...path, 'channel']), ...checkName(filter.purpose, [...path, 'purpose'])];
    case 'event':
      return checkEventClause(filter, context, path);
    case 'cohort':
      return checkName(filter.cohort, [...path, 'cohort']);
    default:
      return unreachable(filter);
  }
}
