import type { Filter } from '../filter.ts';
import type { Dialect } from './dialect.ts';
import { filterSet } from './filter-set.ts';
import type { MemberSet } from './member-set.ts';
import type { Statement } from './parameters.ts';
import { personSource, plainSource, type SourceScope } from './source.ts';

/**
 * Selects, in order, the `member_no` of members within the scope who meet the filter and stand in their own right (not merged into another,
 * not erased). Members whom others were merged into are answered apart, from the facts of all their numbers; that half costs nothing where
 * nobody was merged. The index member (workspace_id, alias_of) finds them.
 */
export function membersStatement(filter: Filter, scope: SourceScope): Statement {
  const { parameters, within } = scope;
  const workspace = parameters.add('text', scope.workspaceId);
  const standing = standingSql(workspace);
  const { dialect } = parameters;
  const plain = limited(`select m.no as member_no from member m where ${standing}${within('m.no')}`, filterSet(filter, plainSource(scope)), dialect);
  if (!dialect.mergedApart) return parameters.statement(`${plain} order by member_no`);
  const persons = limited(
    `select distinct p.member_no from person p join member m on m.no = p.member_no where ${standing}`,
    filterSet(filter, personSource(scope)),
    dialect,
  );
  return parameters.statement(
    `with person as materialized (${personCte(workspace, within)}) (${plain} except (select p.member_no from person p)) union all (${persons}) order by member_no`,
  );
}

/** Numbers `no` that count for somebody else or for whom others count, and `member_no`, whom they count for. */
export function personCte(workspace: string, within: (column: string) => string): string {
  const merged = `from member a where a.workspace_id = ${workspace} and a.alias_of is not null${within('a.alias_of')}`;
  return `select a.no, a.alias_of as member_no ${merged} union select a.alias_of, a.alias_of ${merged}`;
}

/** A condition over `member m`: of the workspace, not merged into another, not erased. */
export function standingSql(workspace: string): string {
  return `m.workspace_id = ${workspace} and m.alias_of is null and m.erased_at is null`;
}

function limited(members: string, set: MemberSet, dialect: Dialect): string {
  if (set.query === null) return `(${members}${set.isComplement ? '' : ' and false'})`;
  return set.isComplement ? dialect.meet([members], [set.query]) : dialect.meet([members, set.query], []);
}
