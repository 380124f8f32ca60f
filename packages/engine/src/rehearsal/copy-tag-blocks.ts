import type { Database } from '@magpie/db';
import { sql } from 'kysely';

const blockBytes = 128;

/** Rebuilds the current tags of a workspace, as bits by member, from its tag changes. */
export async function copyTagBlocks(db: Database, workspaceId: string): Promise<void> {
  const { rows } = await sql<{ tag: string; block: number; members: number[] }>`
    select tag, member_no >> 10 as block, array_agg(member_no & 1023) as members
    from (
      select distinct on (tag, member_no) tag, member_no, present from tag_change
      where workspace_id = ${workspaceId}
      order by tag, member_no, occurred_at desc, sequence desc
    ) latest
    where present
    group by tag, block`.execute(db);
  for (const { tag, block, members } of rows) {
    await sql`insert into tag_block (workspace_id, tag, block, members) values (${workspaceId}, ${tag}, ${block}, ${bitsOf(members)})`.execute(db);
  }
}

function bitsOf(slots: readonly number[]): Buffer {
  const bits = Buffer.alloc(blockBytes);
  for (const slot of slots) bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7));
  return bits;
}
