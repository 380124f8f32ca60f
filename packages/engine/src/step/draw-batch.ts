import type { Database } from '@magpie/db';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';

/** The next batch's number and what it may see (null: everything); drawn after the blocks are locked. */
export async function drawBatch(
  db: Database,
  workspaceId: string,
  seesAll: boolean,
): Promise<{ readonly watermark: bigint | null; readonly batch: bigint }> {
  const { rows } = await sql<{
    watermark: bigint;
    batch: bigint;
  }>`select fact_sequence as watermark, nextval('batch_number') as batch from workspace where id = ${workspaceId}`.execute(db);
  const drawn = rows[0];
  invariant(drawn, `No workspace ${workspaceId}`);
  return { watermark: seesAll ? null : drawn.watermark, batch: drawn.batch };
}
