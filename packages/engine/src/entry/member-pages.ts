import type { Database } from '@magpie/db';
import { memberBlocks } from './member-blocks.ts';

/** Blocks of members, from inclusive, to exclusive. */
export interface MemberPage {
  readonly from: number;
  readonly to: number;
}

/** Blocks that one statement looks at. */
const pageBlocks = 256;

/** All blocks of a workspace's members, so many at a time as one statement looks at. */
export async function memberPages(db: Database, workspaceId: string): Promise<readonly MemberPage[]> {
  const pages = Math.ceil((await memberBlocks(db, workspaceId)) / pageBlocks);
  return Array.from({ length: pages }, (_, page) => ({ from: page * pageBlocks, to: (page + 1) * pageBlocks }));
}
