import { type RawBuilder, sql } from 'kysely';

/**
 * `staged_fact s` of one type with the member `no` whom each is about: a merged member's facts count for the one he was merged into. With an offset each
 * member is looked up: a join would read all members of the shop for some thousand facts.
 */
export function stagedFor(workspaceId: string, type: string): RawBuilder<unknown> {
  return sql`(
    select f.*, m.no from staged_fact f
    cross join lateral (
      select coalesce(alias_of, no) as no from member where workspace_id = ${workspaceId} and external_id = f.external_id offset 0
    ) m
    where f.type = ${type}
  ) s`;
}
