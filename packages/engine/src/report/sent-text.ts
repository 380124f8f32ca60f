import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { parseEntries } from '../sending/chunk-entry.ts';

/** One message of the ledger: where it stands. */
export interface SendPlace {
  readonly batch: string;
  readonly block: number;
  readonly slot: number;
  readonly node: string;
}

/** The text that went out for a message, as frozen when it was claimed; null when it was not. */
export async function sentText(db: Database, { workspaceId, runId }: RunRef, place: SendPlace): Promise<string | null> {
  const { batch, block, slot, node } = place;
  const { rows } = await sql<{ entries: string }>`
    select entries from chunk where workspace_id = ${workspaceId} and run_id = ${runId} and node = ${node} and ${block} between first_block and last_block`.execute(
    db,
  );
  for (const { entries } of rows) {
    const { spans, t } = parseEntries(entries);
    let before = 0;
    for (const { b, k, s } of spans) {
      const index = b === batch && k === block ? s.indexOf(slot) : -1;
      if (index >= 0) return t[before + index] ?? null;
      before += s.length;
    }
  }
  return null;
}
