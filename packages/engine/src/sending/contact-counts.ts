import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';

/** Counters of messages per member in one hour, under lock; a saturating byte each. */
export interface ContactCounts {
  of(block: number, slot: number): number;
  add(block: number, slot: number): void;
  save(): Promise<void>;
}

/** Locks the counters of some blocks for the hour of an instant, in block order; after the blocks and before cohorts in the lock order. */
export async function lockContactCounts(
  db: Database,
  { workspaceId, channel, purpose, at }: { readonly workspaceId: string; readonly channel: string; readonly purpose: string; readonly at: number },
  blocks: readonly number[],
): Promise<ContactCounts> {
  const bucket = new Date(at).toISOString().slice(0, 13);
  const asked = [...new Set(blocks)].toSorted((left, right) => left - right);
  const key = sql`workspace_id = ${workspaceId} and channel = ${channel} and purpose = ${purpose} and bucket = ${bucket}`;
  await sql`
    insert into contact_block (workspace_id, channel, purpose, bucket, block, counts)
    select ${workspaceId}, ${channel}, ${purpose}, ${bucket}, block, ${Buffer.alloc(blockSlots)} from unnest(${asked}::int[]) as block order by block on conflict do nothing`.execute(db);
  const { rows } = await sql<{ block: number; counts: Buffer }>`select block, counts from contact_block where ${key} and block = any(${asked}::int[]) order by block for update`.execute(db);
  const counts = new Map(rows.map((row) => [row.block, row.counts]));
  return {
    of: (block, slot) => counts.get(block)?.[slot] ?? 0,
    add: (block, slot) => {
      const bytes = counts.get(block);
      if (bytes) bytes[slot] = Math.min(255, (bytes[slot] ?? 0) + 1);
    },
    save: async () => {
      await sql`
        update contact_block c set counts = u.counts from unnest(${[...counts.keys()]}::int[], ${[...counts.values()]}::bytea[]) as u(block, counts)
        where c.workspace_id = ${workspaceId} and c.channel = ${channel} and c.purpose = ${purpose} and c.bucket = ${bucket} and c.block = u.block`.execute(db);
    },
  };
}
