import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** Blocks of members, from inclusive, to exclusive. */
export interface MemberPage {
  readonly from: number;
  readonly to: number;
}

/** Blocks that one statement looks at. */
const pageBlocks = 256;

/** All blocks of a workspace's members, so many at a time as one statement looks at. */
export async function memberPages(db: Database, workspaceId: string): Promise<readonly MemberPage[]> {
  const { rows } = await sql<{ blocks: number }>`
    select (coalesce(max(no), -1) >> 10) + 1 as blocks from member where workspace_id = ${workspaceId}`.execute(db);
  const pages = Math.ceil((rows[0]?.blocks ?? 0) / pageBlocks);
  return Array.from({ length: pages }, (_, page) => ({ from: page * pageBlocks, to: (page + 1) * pageBlocks }));
}
