import type { Database } from '@magpie/db';
import type { Receipt } from '@magpie/messaging';
import { sql } from 'kysely';
import type { DispatchTarget } from './dispatch.ts';

/** Puts receipts into the inbox; a receipt that came before is not taken twice. Returns how many were new. */
export async function acceptReceipts(db: Database, { workspaceId, accountId }: DispatchTarget, receipts: readonly Receipt[]): Promise<number> {
  const accepted = await sql`
    insert into receipt (workspace_id, account_id, receipt_id, reference, status, reason, at)
    select p.workspace_id, p.id, u.receipt_id, u.reference, u.status, u.reason, to_timestamp(u.at / 1000.0)
    from provider_account p, unnest(${receipts.map((each) => each.receiptId)}::text[], ${receipts.map((each) => each.reference)}::text[], ${receipts.map((each) => each.status)}::text[],
      ${receipts.map((each) => each.reason)}::text[], ${receipts.map((each) => each.at)}::bigint[]) as u(receipt_id, reference, status, reason, at)
    where p.workspace_id = ${workspaceId} and p.id = ${accountId}
    on conflict do nothing`.execute(db);
  return Number(accepted.numAffectedRows ?? 0n);
}
