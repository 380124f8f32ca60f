import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';

/** Messages that members were sent in one hour over all journeys and purposes, under lock; a saturating byte each. */
export interface ContactCounts {
  of(memberNo: number): number;
  add(memberNo: number): void;
  save(): Promise<void>;
}

/** The breaker counts whatever the purpose; caps per purpose have rows of their own. */
const anyPurpose = '*';

/** Locks the counters of some members' blocks for the hour of an instant, in block order; after the blocks and before cohorts in the lock order. */
export async function lockContactCounts(
  db: Database,
  { workspaceId, channel, at }: { readonly workspaceId: string; readonly channel: string; readonly at: number },
  members: readonly number[],
): Promise<ContactCounts> {
  const bucket = new Date(at).toISOString().slice(0, 13);
  const asked = [...new Set(members.map(blockOf))].toSorted((left, right) => left - right);
  const key = sql`workspace_id = ${workspaceId} and channel = ${channel} and purpose = ${anyPurpose} and bucket = ${bucket}`;
  await sql`
    insert into contact_block (workspace_id, channel, purpose, bucket, block, counts)
    select ${workspaceId}, ${channel}, ${anyPurpose}, ${bucket}, block, ${Buffer.alloc(blockSlots)} from unnest(${asked}::int[]) as block order by block
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ block: number; counts: Buffer }>`
    select block, counts from contact_block where ${key} and block = any(${asked}::int[]) order by block for update`.execute(db);
  const counts = new Map(rows.map((row) => [row.block, row.counts]));
  const touched = new Set<number>();
  return {
    of: (memberNo) => counts.get(blockOf(memberNo))?.[memberNo % blockSlots] ?? 0,
    add: (memberNo) => {
      const block = blockOf(memberNo);
      const slot = memberNo % blockSlots;
      const bytes = counts.get(block);
      if (!bytes) return;
      bytes[slot] = Math.min(255, (bytes[slot] ?? 0) + 1);
      touched.add(block);
    },
    save: async () => {
      const changed = [...counts].filter(([block]) => touched.has(block));
      await sql`
        update contact_block c set counts = u.counts
        from unnest(${changed.map(([block]) => block)}::int[], ${changed.map(([, bytes]) => bytes)}::bytea[]) as u(block, counts) where ${key} and c.block = u.block`.execute(
        db,
      );
    },
  };
}

function blockOf(memberNo: number): number {
  return Math.floor(memberNo / blockSlots);
}
