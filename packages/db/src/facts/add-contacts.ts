import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';

interface Counters {
  readonly channel: string;
  readonly purpose: string;
  readonly bucket: string;
  readonly block: number;
  readonly counts: Buffer;
}

const blockSlots = 1_024;

/** Adds the messages that `from` was sent to those of `into`, hour by hour, so that no ceiling is passed by being found out. */
export async function addContacts(
  transaction: Transaction<DB>,
  workspaceId: string,
  { from, into }: { readonly from: number; readonly into: number },
): Promise<void> {
  const { rows } = await sql<Counters>`
    select channel, purpose, bucket, block, counts from contact_block
    where workspace_id = ${workspaceId} and block = ${from >> 10} and get_byte(counts, ${from & 1023}) > 0`.execute(transaction);
  for (const { channel, purpose, bucket, counts } of rows) {
    const sent = counts[from & 1023] ?? 0;
    await sql`
      insert into contact_block (workspace_id, channel, purpose, bucket, block, counts)
      values (${workspaceId}, ${channel}, ${purpose}, ${bucket}, ${into >> 10}, ${Buffer.alloc(blockSlots)})
      on conflict do nothing`.execute(transaction);
    await sql`
      update contact_block set counts = set_byte(counts, ${into & 1023}, least(255, get_byte(counts, ${into & 1023}) + ${sent}::int))
      where workspace_id = ${workspaceId} and channel = ${channel} and purpose = ${purpose} and bucket = ${bucket} and block = ${into >> 10}`.execute(
      transaction,
    );
  }
}
