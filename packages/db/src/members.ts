import { sql } from 'kysely';
import type { PersonId } from './facts/person.ts';
import type { Database } from './open-database.ts';

export interface Member {
  readonly no: number;
  readonly externalId: string;
  /** Null: the workspace's. */
  readonly zone: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whom this number was merged into; null for a member in his own right. */
  readonly aliasOf: number | null;
}

/** Finds a member by an id of the shop: the external id, or a user id that was told later. The number of a merged one is returned as it was given, with whom it stands for. */
export async function findMember(db: Database, workspaceId: string, externalId: string): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select no, external_id as "externalId", zone, attributes, alias_of as "aliasOf" from member
    where workspace_id = ${workspaceId} and (external_id = ${externalId} or no = (
      select member_no from member_identity where workspace_id = ${workspaceId} and source = 'user' and value = ${externalId}))`.execute(db);
  return rows[0] ?? null;
}

/** The ids of a member and of whoever was merged into him, in the order in which they were told. */
export async function listIdentities(db: Database, workspaceId: string, memberNo: number): Promise<readonly (PersonId & { readonly since: Date })[]> {
  const { rows } = await sql<PersonId & { since: Date }>`
    select source, value, since from (
      select 'user' as source, m.external_id as value, m.occurred_at as since, m.sequence from member m
      where m.workspace_id = ${workspaceId} and (m.no = ${memberNo} or m.alias_of = ${memberNo}) and not exists (
        select from member_identity i where i.workspace_id = ${workspaceId} and i.member_no = m.no and i.source || ':' || i.value = m.external_id)
      union all
      select i.source, i.value, i.occurred_at, i.sequence from member_identity i
      join member m on m.workspace_id = i.workspace_id and m.no = i.member_no
      where i.workspace_id = ${workspaceId} and (m.no = ${memberNo} or m.alias_of = ${memberNo})
    ) ids order by sequence, source, value`.execute(db);
  return rows;
}

/** Members of a workspace in their own right: merged and erased numbers do not count. */
export async function countMembers(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from member where workspace_id = ${workspaceId} and alias_of is null and erased_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
