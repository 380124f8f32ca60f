import type { Filter } from '../filter.ts';
import { filterSet } from './filter-set.ts';
import type { MemberSet } from './member-set.ts';
import type { SqlValue } from './parameters.ts';
import { personSource, plainSource, type SourceScope } from './source.ts';

/** A statement as drivers take it: text with $1 … $n, and the values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * Selects, in order, the `member_no` of members within the scope who meet the filter and stand in their own right (not merged into another,
 * not erased). Members whom others were merged into are answered apart, from the facts of all their numbers; that half costs nothing where
 * nobody was merged. The index member (workspace_id, alias_of) finds them.
 */
export function membersStatement(filter: Filter, scope: SourceScope): Statement {
  const { parameters, within } = scope;
  const workspace = parameters.add('text', scope.workspaceId);
  const merged = `from member a where a.workspace_id = ${workspace} and a.alias_of is not null${within('a.alias_of')}`;
  const person = `select a.no, a.alias_of as member_no ${merged} union select a.alias_of, a.alias_of ${merged}`;
  const standing = `m.workspace_id = ${workspace} and m.alias_of is null and m.erased_at is null`;
  const isPerson = 'exists (select from person p where p.member_no = m.no)';
  const plain = select(filterSet(filter, plainSource(scope)), `${standing}${within('m.no')} and not ${isPerson}`);
  const persons = select(filterSet(filter, personSource(scope)), `${standing} and ${isPerson}`);
  return { text: `with person as materialized (${person}) ${plain} union all ${persons} order by member_no`, values: parameters.values };
}

function select(set: MemberSet, who: string): string {
  if (set.query === null) return `select m.no as member_no from member m where ${who}${set.isComplement ? '' : ' and false'}`;
  if (set.isComplement) return `select m.no as member_no from member m where ${who} and not exists (select from (${set.query}) s where s.member_no = m.no)`;
  return `select m.no as member_no from member m join (${set.query}) s on s.member_no = m.no where ${who}`;
}
