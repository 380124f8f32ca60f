import { type Instant, ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import { recordAudit } from './audit.ts';
import { lockFacts } from './facts/lock-facts.ts';
import { type MergeEvidence, type MergeReason, mergeWithin } from './facts/merge-within.ts';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

export type MergeState = 'merged' | 'held' | 'apart';

/** Two numbers that are, may be, or are not one person. */
export interface MergeCase {
  readonly id: string;
  readonly from: MergeSide;
  readonly into: MergeSide;
  readonly state: MergeState;
  readonly reason: MergeReason;
  readonly refusal: 'different-phones' | 'two-known' | null;
  readonly evidence: MergeEvidence;
  readonly occurredAt: Instant;
  /** Who decided; null: the product itself, or nobody yet. */
  readonly decidedBy: string | null;
}

export interface MergeSide {
  readonly no: number;
  readonly externalId: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** Merges of a workspace in one state, the newest first; of one member alone where a number is given. */
export async function listMergeCases(
  db: Database,
  workspaceId: string,
  asked: { readonly state: MergeState; readonly memberNo?: number; readonly limit: number },
): Promise<readonly MergeCase[]> {
  const side = (alias: string) => sql`
    jsonb_build_object('no', ${sql.ref(`${alias}.no`)}, 'externalId', ${sql.ref(`${alias}.external_id`)}, 'name', ${sql.ref(`${alias}.attributes`)}->>'name',
      'phone', (select a.value from address a where a.workspace_id = ${workspaceId} and a.channel = 'sms' and a.member_no = ${sql.ref(`${alias}.no`)}))`;
  const { rows } = await sql<Omit<MergeCase, 'occurredAt'> & { readonly at: Date }>`
    select c.id::text as id, ${side('f')} as "from", ${side('i')} as "into", c.state, c.reason, c.refusal, c.evidence, c.occurred_at as at,
      c.decided_by as "decidedBy"
    from member_merge c
    join member f on f.workspace_id = c.workspace_id and f.no = c.from_no
    join member i on i.workspace_id = c.workspace_id and i.no = c.into_no
    where c.workspace_id = ${workspaceId} and c.state = ${asked.state}
      and (${asked.memberNo ?? null}::int is null or ${asked.memberNo ?? null}::int in (c.from_no, c.into_no))
    order by c.id desc limit ${asked.limit}`.execute(db);
  return rows.map(({ at, ...row }) => ({ ...row, occurredAt: at.getTime() }));
}

/**
 * Decides a case that is held: `merge` joins the two also where their phones differ (the one that stays is that of `into`, the other is kept in the
 * history), `apart` says that they are two people, for good.
 */
export async function decideMerge(
  db: Database,
  workspaceId: string,
  { id, decision, userId }: { readonly id: string; readonly decision: 'merge' | 'apart'; readonly userId: string },
): Promise<Result<MergeState, 'not-found' | 'already-decided'>> {
  return withTransaction(db, async (transaction) => {
    await lockFacts(transaction, workspaceId);
    const { rows } = await sql<{ state: MergeState; reason: MergeReason; from: number; into: number }>`
      select c.state, c.reason, coalesce(f.alias_of, f.no) as from, coalesce(i.alias_of, i.no) as into from member_merge c
      join member f on f.workspace_id = c.workspace_id and f.no = c.from_no
      join member i on i.workspace_id = c.workspace_id and i.no = c.into_no
      where c.workspace_id = ${workspaceId} and c.id = ${id}::bigint for update of c`.execute(transaction);
    const [found] = rows;
    if (!found) return refuse('not-found');
    if (found.state !== 'held') return refuse('already-decided');
    const { from, into, reason } = found;
    const state = decision === 'merge' ? 'merged' : 'apart';
    if (decision === 'merge' && from !== into)
      await mergeWithin(transaction, workspaceId, { from, into, reason, evidence: {}, decidedBy: userId, occurredAt: Date.now() });
    await sql`
      update member_merge set state = ${state}, decided_by = ${userId}, decided_at = now()
      where workspace_id = ${workspaceId} and id = ${id}::bigint`.execute(transaction);
    await recordAudit(transaction, workspaceId, { userId, action: `member.${decision}`, subject: id, detail: { from, into } });
    return ok(state);
  });
}
