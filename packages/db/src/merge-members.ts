import { type Instant, ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import { lockFacts } from './facts/lock-facts.ts';
import { type MergeEvidence, type MergeReason, mergeWithin } from './facts/merge-within.ts';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

export type MergeRefusal = 'not-found' | 'same-member' | 'already-merged' | 'different-addresses';

export interface MergeAsked {
  /** External ids. */
  readonly from: string;
  readonly into: string;
  /** `by-hand` when left out. */
  readonly reason?: MergeReason;
  readonly evidence?: MergeEvidence;
  /** Who decided it; null: the product itself. */
  readonly userId?: string | null;
  readonly at?: Instant;
}

/**
 * Merges member `from` into `into`: his number becomes a permanent alias, his history stays where it was recorded, what is current of both is current of
 * `into`, and the log says why. Refuses when the two have different SMS addresses: they are not shown to be one person.
 */
export async function mergeMembers(db: Database, workspaceId: string, asked: MergeAsked): Promise<Result<{ readonly no: number }, MergeRefusal>> {
  const { from, into, reason = 'by-hand', evidence = {}, userId = null, at = Date.now() } = asked;
  return withTransaction(db, async (transaction) => {
    await lockFacts(transaction, workspaceId);
    const { rows } = await sql<{ external_id: string; no: number; alias_of: number | null; sms: string | null }>`
      select m.external_id, m.no, m.alias_of, a.value as sms from member m
      left join address a on a.workspace_id = m.workspace_id and a.member_no = m.no and a.channel = 'sms'
      where m.workspace_id = ${workspaceId} and m.external_id in (${from}, ${into})`.execute(transaction);
    const left = rows.find((row) => row.external_id === from);
    const right = rows.find((row) => row.external_id === into);
    if (!left || !right) return refuse('not-found');
    if (left === right) return refuse('same-member');
    if (left.alias_of !== null || right.alias_of !== null) return refuse('already-merged');
    if (left.sms !== null && right.sms !== null && left.sms !== right.sms) return refuse('different-addresses');
    await mergeWithin(transaction, workspaceId, { from: left.no, into: right.no, reason, evidence, decidedBy: userId, occurredAt: at });
    return ok({ no: right.no });
  });
}
