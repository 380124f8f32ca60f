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
  /** When time alone may let somebody in; null where it does not. */
  readonly nextLook: number | null;
  /** Until when people may enter one by one: Infinity = as long as the run goes on, null = nobody does. */
  readonly entriesClose: number | null;
}

/** Reads it, from rows alone. */
export async function pendingWork(db: Database, { workspaceId, runId }: RunRecord): Promise<PendingWork> {
  const { rows } = await sql<{
    due: Date | null;
    feed: Date | null;
    claim: Date | null;
    chunks: bigint;
    look: Date | null;
    open: boolean;
    closes: Date | null;
  }>`
    select
      (select min(next_due) from run_block where workspace_id = ${workspaceId} and run_id = ${runId}) as due,
      (select min(occurred_at) from feed_event where workspace_id = ${workspaceId} and run_id = ${runId} and fed_at is null) as feed,
      (select min(next_claim) from send_block where workspace_id = ${workspaceId} and run_id = ${runId} and next_claim is not null) as claim,
      (select count(*) from chunk where workspace_id = ${workspaceId} and run_id = ${runId} and state in ('ready', 'on-wire')) as chunks,
      e.next_look_at as look, e.run_id is not null as open, e.closes_at as closes
    from (select 1) as one left join run_entry e on e.workspace_id = ${workspaceId} and e.run_id = ${runId}`.execute(db);
  const row = rows[0];
  return {
    nextDue: row?.due?.getTime() ?? null,
    nextFeed: row?.feed?.getTime() ?? null,
    nextClaim: row?.claim?.getTime() ?? null,
    openChunks: Number(row?.chunks ?? 0n),
    nextLook: row?.look?.getTime() ?? null,
    entriesClose: row?.open ? (row.closes?.getTime() ?? Infinity) : null,
  };
}
