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
    case 'reachable':
      return [...checkName(filter.channel, [...path, 'channel']), ...checkName(filter.purpose, [...path, 'purpose'])];
    case 'event':
    case 'eventProperty':
    case 'eventDate':
    case 'sequence':
    case 'score':
      return checkEventClause(filter, context, path);
    case 'cohort':
      return checkName(filter.cohort, [...path, 'cohort']);
    case 'run':
      return [
        ...checkName(filter.run, [...path, 'run']),
        ...(filter.node === null ? [] : checkName(filter.node, [...path, 'node'])),
        ...(filter.node === null && filter.outcome !== null ? [problem('audience.outcome-without-step', [...path, 'node'])] : []),
      ];
    case 'message':
      return [
        ...checkName(filter.run, [...path, 'run']),
        ...checkName(filter.node, [...path, 'node']),
        ...(filter.states.length === 0 ? [problem('audience.list-empty', [...path, 'states'])] : []),
      ];
    case 'audience':
      return checkAudience(filter.audience, context, [...path, 'audience']);
    default:
      return unreachable(filter);
  }
}

function checkAudience(audience: string, context: FilterCheckContext, path: Problem['path']): Problem[] {
  const name = checkName(audience, path);
  return name.length === 0 && context.audiences?.has(audience) !== true ? [problem('audience.reference-missing', path, { audience })] : name;
}
