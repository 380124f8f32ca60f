import { withTransaction } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import { chunkEntrySchema, parseReference } from './chunk-entry.ts';
import { type Mark, markEntries } from './mark-entries.ts';
import { sendStates } from './send-state.ts';

const receiptsPerFold = 10_000;

/**
 * Folds receipts from the inbox into the ledger, in groups: accepted or unknown becomes delivered or failed. A receipt that came before the answer
 * to its call waits until that is recorded. Returns how many were folded.
 */
export async function foldReceipts(engine: Engine, workspaceId: string): Promise<number> {
  let folded = 0;
  for (;;) {
    const count = await foldOnce(engine, workspaceId);
    folded += count;
    if (count < receiptsPerFold) return folded;
  }
}

async function foldOnce({ db }: Engine, workspaceId: string): Promise<number> {
  return withTransaction(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`receipts:${workspaceId}`}, 0))`.execute(transaction);
    const { rows } = await sql<{ receipt_id: string; account_id: string; reference: string; status: string }>`
      select r.receipt_id, r.account_id, r.reference, r.status from receipt r
      where r.workspace_id = ${workspaceId} and r.folded_at is null and (
        r.reference !~ '^[0-9]{1,18}-[0-9]{1,6}$' or exists (
          select from chunk c where c.workspace_id = r.workspace_id and c.id = split_part(r.reference, '-', 1)::bigint and c.state in ('answered', 'unknown', 'failed')))
      order by r.received_at limit ${receiptsPerFold}`.execute(transaction);
    if (rows.length === 0) return 0;
    await markFrom(transaction, workspaceId, rows);
    await sql`
      update receipt r set folded_at = now() from unnest(${rows.map((row) => row.account_id)}::text[], ${rows.map((row) => row.receipt_id)}::text[]) as u(account_id, receipt_id)
      where r.workspace_id = ${workspaceId} and r.account_id = u.account_id and r.receipt_id = u.receipt_id`.execute(transaction);
    return rows.length;
  });
}

async function markFrom(db: Engine['db'], workspaceId: string, receipts: readonly { readonly reference: string; readonly status: string }[]): Promise<void> {
  const parsed = receipts.flatMap(({ reference, status }) => {
    const place = parseReference(reference);
    return place ? [{ ...place, state: status === 'delivered' ? sendStates.delivered : sendStates.failed }] : [];
  });
  const { rows } = await sql<{ id: bigint; run_id: string; node: string; entries: unknown }>`
    select id, run_id, node, entries from chunk where workspace_id = ${workspaceId} and id = any(${[...new Set(parsed.map(({ chunkId }) => chunkId))]}::bigint[]) order by run_id, node, id`.execute(db);
  const chunks = new Map(rows.map((row) => [row.id, { ...row, entries: z.array(chunkEntrySchema).parse(row.entries) }]));
  const groups = new Map<string, { readonly runId: string; readonly node: string; readonly marks: Mark[] }>();
  for (const { chunkId, index, state } of parsed) {
    const chunk = chunks.get(chunkId);
    const entry = chunk?.entries[index];
    if (!chunk || !entry) continue;
    const key = `${chunk.run_id}|${chunk.node}`;
    const group = groups.get(key) ?? { runId: chunk.run_id, node: chunk.node, marks: [] };
    group.marks.push({ batch: entry.b, block: entry.k, slot: entry.s, state });
    groups.set(key, group);
  }
  for (const [, { runId, node, marks }] of [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    await markEntries(db, { workspaceId, runId }, node, { marks, from: [sendStates.accepted, sendStates.unknown] });
    await sql`select pg_notify('magpie_run', ${`${workspaceId}/${runId}`})`.execute(db);
  }
}
