import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Engine } from '../engine.ts';

const lookEveryMs = 200;

/** Resolves when a workspace has facts that the applier has not seen, when time is up, or when aborted. */
export async function waitForFacts(
  { db }: Engine,
  workspaceId: string,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<void> {
  for (let waited = 0; waited < timeoutMs && !signal.aborted; waited += lookEveryMs) {
    const { rows } = await sql<{ fresh: boolean }>`
      select w.fact_sequence > coalesce(c.sequence, 0) as fresh from workspace w left join applier_cursor c on c.workspace_id = w.id where w.id = ${workspaceId}`.execute(
      db,
    );
    if (rows[0]?.fresh ?? true) return;
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
