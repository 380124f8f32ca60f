import type { Database } from '@magpie/db';
import { decodeHistory, type RunRef } from '@magpie/engine';
import { sql } from 'kysely';

/** Someone who moved. */
export interface Movement {
  readonly memberNo: number;
  readonly node: string;
  readonly outcome: string;
  readonly at: number;
}

const showAtMost = 30;

/** A sample of the latest movements after a batch, and the newest batch. */
export async function recentMovements(
  db: Database,
  { workspaceId, runId }: RunRef,
  after: bigint,
): Promise<{ readonly movements: readonly Movement[]; readonly batch: bigint }> {
  const { rows } = await sql<{ batch: bigint; block: number; node: string; outcome: string; slots: Buffer; instants: Buffer; count: number }>`
    select batch, block, node, outcome, slots, instants, count from transition_block
    where workspace_id = ${workspaceId} and run_id = ${runId} and batch > ${after} order by batch desc limit 8`.execute(db);
  const movements = rows.flatMap((row) =>
    decodeHistory(row)
      .slice(0, showAtMost)
      .map(({ memberNo, at }) => ({ memberNo, at, node: row.node, outcome: row.outcome })),
  );
  return { movements: movements.slice(0, showAtMost), batch: rows[0]?.batch ?? after };
}
