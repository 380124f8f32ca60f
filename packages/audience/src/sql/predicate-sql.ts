import type { AsOf, Filter } from '../filter.ts';
import { membersStatement } from './members-statement.ts';
import { Parameters, type Statement } from './parameters.ts';

/** Of whom it is asked: explicit member numbers, in any order. */
export interface PredicateScope {
  readonly workspaceId: string;
  readonly asOf: AsOf;
  readonly members: readonly number[];
}

/**
 * One statement that selects, in order, the `member_no` of those among `members` who meet the filter. It reads only facts of these and of
 * numbers merged into them. The lowest and highest number stand beside the list: an index reads a range at once,
 * and the list as a relation keeps the planner from counting the restriction twice.
 */
export function predicateSql(filter: Filter, { workspaceId, asOf, members }: PredicateScope): Statement {
  const parameters = new Parameters();
  const lowest = parameters.add('int', members.reduce((low, no) => Math.min(low, no), 2 ** 31 - 1));
  const highest = parameters.add('int', members.reduce((high, no) => Math.max(high, no), -1));
  const listed = parameters.add('int[]', members);
  return membersStatement(filter, {
    parameters,
    workspaceId,
    asOf,
    within: (column) => ` and ${column} >= ${lowest} and ${column} <= ${highest} and ${column} in (select unnest(${listed}))`,
  });
}
