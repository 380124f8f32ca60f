import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { chunkEntrySchema, referenceOf } from './chunk-entry.ts';
import { lookUp, record } from './send-chunks.ts';

/**
 * Takes over chunks that were on the wire when somebody died: only they are ambiguous. An idempotent provider gets them again under the same key;
 * another is asked; where it cannot tell, they are unknown, and are not sent again.
 */
export async function recoverChunks(engine: Engine, workspaceId: string, bound: BoundChannel, signal: AbortSignal): Promise<void> {
  const lapsed = sql`workspace_id = ${workspaceId} and account_id = ${bound.accountId} and state = 'on-wire' and lease_until < now()`;
  if (bound.channel.capabilities.idempotent) {
    await sql`update chunk set state = 'ready', token = null, not_before = null where ${lapsed}`.execute(engine.db);
    return;
  }
  const token = randomUUID();
  const { rows } = await sql<{ id: bigint; run_id: string; node: string; entries: unknown }>`
    update chunk set token = ${token}, lease_until = now() + interval '60 seconds' where ${lapsed} returning id, run_id, node, entries`.execute(engine.db);
  for (const row of rows) {
    const entries = z.array(chunkEntrySchema).parse(row.entries);
    const outcome = await lookUp({ bound, signal, references: entries.map((_, index) => referenceOf(row.id, index)) }, 'the sender died while the call was out');
    await record(engine, workspaceId, [{ chunk: { id: row.id, runId: row.run_id, node: row.node, entries, token }, outcome }]);
  }
}
