import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRecord } from './run-record.ts';

/** What the rows of a run say is still to come; instants in epoch ms, null = nothing. */
export interface PendingWork {
  readonly nextDue: number | null;
  readonly nextFeed: number | null;
  /** Earliest instant at which an unclaimed or held message wants dispatching. */
  readonly nextClaim: number | null;
  /** Calls that have been claimed and not answered for good. */
  readonly openChunks: number;
}

/** Reads it, from rows alone. */
export async function pendingWork(db: Database, { workspaceId, runId }: RunRecord): Promise<PendingWork> {
  const { rows } = await sql<{ due: Date | null; feed: Date | null; claim: Date | null; chunks: bigint }>`
    select
      (select min(next_due) from run_block where workspace_id = ${workspaceId} and run_id = ${runId}) as due,
      (select min(occurred_at) from feed_event where workspace_id = ${workspaceId} and run_id = ${runId} and fed_at is null) as feed,
      (select min(next_claim) from send_block where workspace_id = ${workspaceId} and run_id = ${runId} and next_claim is not null) as claim,
      (select count(*) from chunk where workspace_id = ${workspaceId} and run_id = ${runId} and state in ('ready', 'on-wire')) as chunks`.execute(db);
  const row = rows[0];
  return {
    nextDue: row?.due?.getTime() ?? null,
    nextFeed: row?.feed?.getTime() ?? null,
    nextClaim: row?.claim?.getTime() ?? null,
    openChunks: Number(row?.chunks ?? 0n),
  };
}
