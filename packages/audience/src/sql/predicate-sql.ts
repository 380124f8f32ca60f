import type { AsOf, Filter } from '../filter.ts';
import { filterSet } from './filter-set.ts';
import { Parameters } from './parameters.ts';
import { selectMembers, type Statement } from './select-members.ts';
import { personSource } from './source.ts';

/** Of whom it is asked: explicit member numbers, in any order. */
export interface PredicateScope {
  readonly workspaceId: string;
  readonly asOf: AsOf;
  readonly members: readonly number[];
}

/**
 * One statement that selects, in order, the `member_no` of those among `members` who meet the filter. It reads only their facts and those of
 * numbers merged into them. Merged and erased numbers are never selected.
 */
export function predicateSql(filter: Filter, scope: PredicateScope): Statement {
  const parameters = new Parameters();
  const workspace = parameters.add('text', scope.workspaceId);
  const members = parameters.add('int[]', scope.members);
  const own = `select m.no, m.no as member_no from member m where m.workspace_id = ${workspace} and m.no = any(${members}) and m.alias_of is null and m.erased_at is null`;
  const merged = `select a.no, a.alias_of from member a where a.workspace_id = ${workspace} and a.alias_of = any(${members})`;
  const select = selectMembers(filterSet(filter, personSource(parameters, scope)), {
    parameters,
    workspaceId: scope.workspaceId,
    candidates: ` and m.no = any(${members})`,
  });
  return { text: `with person as materialized (${own} union all ${merged}) ${select} order by member_no`, values: parameters.values };
}
