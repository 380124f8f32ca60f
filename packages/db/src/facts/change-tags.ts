import type { Instant } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import { lockFacts } from './lock-facts.ts';
import { updateTagBlocks } from './tag-blocks.ts';

/** A tag put on or taken off by something inside the product, which knows members by their numbers. */
export interface TagChangeByNumber {
  readonly memberNo: number;
  readonly tag: string;
  readonly present: boolean;
  readonly occurredAt: Instant;
}

/**
 * Writes tag changes as facts like any other: numbered in their order under the workspace's fact lock, which is kept until the transaction ends, with
 * the current tags beside them (by occurredAt, then number, so that a late change does not undo a later one).
 */
export async function changeTags(transaction: Transaction<DB>, workspaceId: string, changes: readonly TagChangeByNumber[]): Promise<void> {
  if (changes.length === 0) return;
  const { sequence: base } = await lockFacts(transaction, workspaceId);
  await sql`
    insert into tag_change (workspace_id, sequence, member_no, tag, present, occurred_at)
    select ${workspaceId}, ${base}::bigint + u.ordinal, u.no, u.tag, u.present, to_timestamp(u.at / 1000.0)
    from unnest(${changes.map(({ memberNo }) => memberNo)}::int[], ${changes.map(({ tag }) => tag)}::text[], ${changes.map(({ present }) => present)}::bool[],
      ${changes.map(({ occurredAt }) => occurredAt)}::bigint[]) with ordinality as u(no, tag, present, at, ordinal)`.execute(transaction);
  await sql`update workspace set fact_sequence = ${base + BigInt(changes.length)} where id = ${workspaceId}`.execute(transaction);
  await updateTagBlocks(transaction, workspaceId, base);
}
