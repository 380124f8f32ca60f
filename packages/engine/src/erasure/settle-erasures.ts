import { withTransaction } from '@magpie/db';
import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import { clearChunks } from './clear-chunks.ts';
import { erasedOutcome } from './erased-end.ts';
import { leadOut } from './lead-out.ts';
import { placesOf } from './places-of.ts';

/**
 * Leads people who were erased out of every run that still holds them, takes their messages back that are not on the wire, and blots out address and
 * text of those that are settled. What is on the wire just now waits for the next time. Returns how many are still not done.
 */
export async function settleErasures(engine: Engine, workspaceIds: readonly string[] | null = null): Promise<number> {
  const { rows: erasures } = await sql<{ workspaceId: string; memberNo: number; numbers: number[] }>`
    select workspace_id as "workspaceId", member_no as "memberNo", numbers from erasure
    where settled_at is null and (${workspaceIds === null} or workspace_id = any(${[...(workspaceIds ?? [])]}::text[])) order by erased_at`.execute(
    engine.db,
  );
  let left = 0;
  for (const { workspaceId, memberNo, numbers } of erasures) {
    const { rows: runs } = await sql<{ id: string }>`select id from run where workspace_id = ${workspaceId} order by id`.execute(engine.db);
    let onWire = 0;
    for (const { id } of runs) onWire += await settleIn(engine, { workspaceId, runId: id }, numbers);
    if (onWire > 0) left += 1;
    else
      await sql`
        update erasure set settled_at = now() where workspace_id = ${workspaceId} and member_no = ${memberNo} and settled_at is null`.execute(
        engine.db,
      );
  }
  return left;
}

/** The run's lock is taken alone: who is claiming or stepping has finished, and nobody does who has not heard of the erasure. */
function settleIn(engine: Engine, ref: { readonly workspaceId: string; readonly runId: string }, numbers: readonly number[]): Promise<number> {
  return withTransaction(engine.db, async (db) => {
    const run = await readRun(db, ref, 'update');
    const places = await placesOf(db, run, numbers);
    if (places.length === 0) return 0;
    if (['starting', 'running', 'paused'].includes(run.state)) await leadOut(db, run, { places, outcome: erasedOutcome });
    return clearChunks(db, ref, places);
  });
}
