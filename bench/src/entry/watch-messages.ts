import type { Database } from '@magpie/db';
import type { RunRef } from '@magpie/engine';
import { sql } from 'kysely';

/** When each enrolment's message was first seen in the ledger, by what the enrolment is about; milliseconds of `performance.now()`. */
export interface SeenMessages {
  readonly seenAt: ReadonlyMap<string, number>;
  /** Looks what has been committed since the last look. */
  look(): Promise<void>;
}

/**
 * Watches the ledger of a run into which everybody has come already: whose place is whose is read once, so that a look reads the new rows of the ledger
 * and nothing else. It stands in the applier's way, and joining the enrolments each time took longer than all that is measured.
 */
export async function watchMessages(db: Database, { workspaceId, runId }: RunRef): Promise<SeenMessages> {
  const seenAt = new Map<string, number>();
  const enrolled = await sql<{ block: number; slot: number; key: string }>`
    select block, slot, key from slot where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
  const keys = new Map(enrolled.rows.map(({ block, slot, key }) => [`${block}/${slot}`, key]));
  let last = 0n;
  return {
    seenAt,
    look: async () => {
      const { rows } = await sql<{ batch: bigint; block: number; slots: number[] }>`
        select batch, block, block_slots(slots) as slots from send_block
        where workspace_id = ${workspaceId} and run_id = ${runId} and batch > ${last}`.execute(db);
      const now = performance.now();
      for (const { batch, block, slots } of rows) {
        for (const slot of slots) {
          const key = keys.get(`${block}/${slot}`);
          if (key !== undefined && !seenAt.has(key)) seenAt.set(key, now);
        }
        if (batch > last) last = batch;
      }
    },
  };
}
