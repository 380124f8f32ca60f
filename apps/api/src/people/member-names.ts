import type { Database } from '@magpie/db';
import { sql } from 'kysely';

export interface MemberName {
  readonly memberNo: number;
  readonly externalId: string;
  readonly name: string | null;
}

/** What a page of members is called, by number. */
export async function memberNames(db: Database, workspaceId: string, numbers: readonly number[]): Promise<ReadonlyMap<number, MemberName>> {
  const { rows } = await sql<MemberName>`
    select no as "memberNo", external_id as "externalId", attributes->>'name' as name from member
    where workspace_id = ${workspaceId} and no = any(${[...numbers]}::int[])`.execute(db);
  return new Map(rows.map((row) => [row.memberNo, row]));
}
