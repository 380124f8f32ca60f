import type { Database } from '@magpie/db';
import type { RunRef } from '@magpie/engine';
import { sql } from 'kysely';

/** When each enrolment's message was first seen in the ledger, by what the enrolment is about; milliseconds of `performance.now()`. */
export interface SeenMessages {
  readonly seenAt: ReadonlyMap<string, number>;
  /** Looks what has been committed since the last look. */
  look(): Promise<void>;
}

/** Watches the ledger of a run. */
export async function watchMessages(db: Database, { workspaceId, runId }: RunRef): Promise<SeenMessages> {
  const seenAt = new Map<string, number>();
  let last = 0n;
  return {
    seenAt,
    look: async () => {
      const { rows } = await sql<{ batch: bigint; key: string }>`
        select b.batch, s.key from send_block b cross join lateral unnest(block_slots(b.slots)) as u(slot)
        join slot s on s.workspace_id = b.workspace_id and s.run_id = b.run_id and s.block = b.block and s.slot = u.slot
        where b.workspace_id = ${workspaceId} and b.run_id = ${runId} and b.batch > ${last}`.execute(db);
      const now = performance.now();
      for (const { batch, key } of rows) {
        if (!seenAt.has(key)) seenAt.set(key, now);
        if (batch > last) last = batch;
      }
    },
  };
}
