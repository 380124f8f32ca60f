import type { MemberSet } from './member-set.ts';
import type { Parameters, SqlValue } from './parameters.ts';

/** A statement as drivers take it: text with $1 … $n, and the values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** `select … as member_no` of the set's members who stand in their own right; `candidates` is ` and …` over `member m`. */
export function selectMembers(set: MemberSet, scope: { readonly parameters: Parameters; readonly workspaceId: string; readonly candidates: string }): string {
  const standing = `m.workspace_id = ${scope.parameters.add('text', scope.workspaceId)} and m.alias_of is null and m.erased_at is null${scope.candidates}`;
  if (set.query === null) return `select m.no as member_no from member m where ${standing}${set.isComplement ? '' : ' and false'}`;
  if (set.isComplement) return `select m.no as member_no from member m where ${standing} and not exists (select from (${set.query}) s where s.member_no = m.no)`;
  return `select m.no as member_no from member m join (${set.query}) s on s.member_no = m.no where ${standing}`;
}
