import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** How many blocks the members of a workspace take up: all of them are in the blocks below this number. */
export async function memberBlocks(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ blocks: number }>`
    select (coalesce(max(no), -1) >> 10) + 1 as blocks from member where workspace_id = ${workspaceId}`.execute(db);
  return rows[0]?.blocks ?? 0;
}
