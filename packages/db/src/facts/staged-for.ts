import { type RawBuilder, sql } from 'kysely';

/** `staged_fact s` of one type with the member `no` whom each is about: a merged member's facts count for the one he was merged into. */
export function stagedFor(workspaceId: string, type: string): RawBuilder<unknown> {
  return sql`(
    select f.*, coalesce(m.alias_of, m.no) as no from staged_fact f
    join member m on m.workspace_id = ${workspaceId} and m.external_id = f.external_id
    where f.type = ${type}
  ) s`;
}
