import { sql } from 'kysely';
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

/** Finds a member by the source's id. The number of a merged one is returned as it was given, with whom it stands for. */
export async function findMember(db: Database, workspaceId: string, externalId: string): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select no, external_id as "externalId", zone, attributes, alias_of as "aliasOf" from member
    where workspace_id = ${workspaceId} and external_id = ${externalId}`.execute(db);
  return rows[0] ?? null;
}

/** Members of a workspace in their own right: merged and erased numbers do not count. */
export async function countMembers(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from member where workspace_id = ${workspaceId} and alias_of is null and erased_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
