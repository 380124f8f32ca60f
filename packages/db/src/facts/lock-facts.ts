import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';

/**
 * Takes the lock under which facts of a workspace are numbered, until the transaction ends: sequence order is commit order. Returns the highest
 * number given out and the next member number. Throws when there is no such workspace.
 */
export async function lockFacts(
  transaction: Transaction<DB>,
  workspaceId: string,
): Promise<{ readonly sequence: bigint; readonly nextMemberNo: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('magpie.facts:' || ${workspaceId}, 0))`.execute(transaction);
  // A statement of its own: its snapshot is taken after the lock.
  const { rows } = await sql<{ sequence: bigint; nextMemberNo: number }>`
    select fact_sequence as sequence, next_member_no as "nextMemberNo" from workspace where id = ${workspaceId}`.execute(transaction);
  if (!rows[0]) throw new Error(`There is no workspace ${workspaceId}`);
  return rows[0];
}
