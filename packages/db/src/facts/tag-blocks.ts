import { sql, type Transaction } from 'kysely';
import { setBit } from '../member-bits.ts';
import type { DB } from '../schema/database.gen.ts';

interface TagState {
  readonly tag: string;
  readonly block: number;
  /** Slots of 1,024 members, and for each whether the tag is on. */
  readonly slots: readonly number[];
  readonly present: readonly boolean[];
  readonly members: Buffer | null;
}

/** Brings the bits of current tags up to date for whoever's tags changed after `base`. */
export async function updateTagBlocks(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<void> {
  const { rows } = await sql<TagState>`
    select latest.*, b.members from (
      select tag, member_no >> 10 as block, array_agg(member_no & 1023) as slots, array_agg(present) as present
      from (
        select distinct on (c.tag, c.member_no) c.tag, c.member_no, c.present
        from tag_change c
        join (select distinct tag, member_no from tag_change where workspace_id = ${workspaceId} and sequence > ${base}) t
          on t.tag = c.tag and t.member_no = c.member_no
        where c.workspace_id = ${workspaceId}
        order by c.tag, c.member_no, c.occurred_at desc, c.sequence desc
      ) each
      group by tag, block
    ) latest
    left join tag_block b on b.workspace_id = ${workspaceId} and b.tag = latest.tag and b.block = latest.block`.execute(transaction);
  if (rows.length === 0) return;
  const bits = rows.map((row) => {
    const members = row.members ?? Buffer.alloc(128);
    for (const [place, slot] of row.slots.entries()) setBit(members, slot, row.present[place] === true);
    return members;
  });
  await sql`
    insert into tag_block (workspace_id, tag, block, members)
    select ${workspaceId}, t.tag, t.block, t.members
    from unnest(${rows.map((row) => row.tag)}::text[], ${rows.map((row) => row.block)}::int[], ${bits}::bytea[]) as t(tag, block, members)
    on conflict (workspace_id, tag, block) do update set members = excluded.members`.execute(transaction);
}
