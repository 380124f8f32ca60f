import { invariant } from '@magpie/kit';
import type { AsOf, Filter } from '../filter.ts';
import { filterSet } from './filter-set.ts';
import { selectMembers, type Statement } from './select-members.ts';
import { Parameters } from './parameters.ts';
import { type NumberRange, personSource, plainSource } from './source.ts';

/** Whose members are asked, as of when; `blocks` [from, to) limits the answer to those blocks of 1,024 numbers. */
export interface FilterScope {
  readonly workspaceId: string;
  readonly asOf: AsOf;
  readonly blocks?: { readonly from: number; readonly to: number };
}

/**
 * One statement that selects the `member_no` of everyone in the workspace who meets the filter, in order: members in their own right (not
 * merged into another, not erased). Members whom others were merged into are answered apart, from the facts of all their numbers; that half
 * costs nothing where nobody was merged. Needs the index member (workspace_id, alias_of).
 */
export function filterSql(filter: Filter, scope: FilterScope): Statement {
  const parameters = new Parameters();
  const range = scope.blocks ? rangeOf(scope.blocks) : null;
  const workspace = parameters.add('text', scope.workspaceId);
  const within = (column: string): string => (range === null ? '' : ` and ${column} >= ${parameters.add('int', range.from)} and ${column} < ${parameters.add('int', range.to)}`);
  const merged = `from member a where a.workspace_id = ${workspace} and a.alias_of is not null${within('a.alias_of')}`;
  const person = `person as materialized (select a.no, a.alias_of as member_no ${merged} union select a.alias_of, a.alias_of ${merged})`;
  const plain = selectMembers(filterSet(filter, plainSource(parameters, { ...scope, range })), {
    parameters,
    workspaceId: scope.workspaceId,
    candidates: `${within('m.no')} and not exists (select from person p where p.member_no = m.no)`,
  });
  const ofPersons = selectMembers(filterSet(filter, personSource(parameters, scope)), {
    parameters,
    workspaceId: scope.workspaceId,
    candidates: ' and exists (select from person p where p.member_no = m.no)',
  });
  return { text: `with ${person} ${plain} union all ${ofPersons} order by member_no`, values: parameters.values };
}

function rangeOf(blocks: { readonly from: number; readonly to: number }): NumberRange {
  invariant(Number.isInteger(blocks.from) && Number.isInteger(blocks.to) && blocks.from >= 0, 'Blocks are whole numbers');
  const highest = 2 ** 21 - 1;
  return { from: Math.min(blocks.from, highest) * 1024, to: Math.min(blocks.to, highest) * 1024 };
}
