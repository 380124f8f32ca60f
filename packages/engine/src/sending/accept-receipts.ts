import { createHash } from 'node:crypto';
import type { Database } from '@magpie/db';
import type { Receipt } from '@magpie/messaging';
import { sql } from 'kysely';
import type { DispatchTarget } from './dispatch.ts';
import type { InboxLine } from './fold-receipts.ts';

/**
 * Puts what one call of a provider brought into the inbox: one row, durable when this resolves. The same call again is not taken twice; a receipt that
 * comes again in another call is, and changes nothing when it is folded. Returns how many receipts are new to the inbox; 0 for an account that is not.
 */
export async function acceptReceipts(db: Database, { workspaceId, accountId }: DispatchTarget, receipts: readonly Receipt[]): Promise<number> {
  if (receipts.length === 0) return 0;
  const lines = receipts.map(({ reference, status, at, reason }): InboxLine => [reference, status, at, reason]);
  const digest = createHash('sha256')
    .update(JSON.stringify(receipts.map(({ receiptId, status }) => [receiptId, status])))
    .digest('hex');
  const accepted = await sql`
    insert into receipt_page (workspace_id, account_id, digest, receipts, count)
    select workspace_id, id, ${digest}, ${JSON.stringify(lines)}, ${lines.length}
    from provider_account where workspace_id = ${workspaceId} and id = ${accountId}
    on conflict do nothing`.execute(db);
  return accepted.numAffectedRows ? lines.length : 0;
}
