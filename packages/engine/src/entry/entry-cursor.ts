import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';

/** How far a run has come with letting people in. */
export interface EntryCursor {
  /** Facts up to this number have been looked at. */
  readonly sequence: bigint;
  /** Days and audiences have been looked at up to this logical instant; null = not yet. */
  readonly lookedAt: number | null;
  readonly nextLookAt: number | null;
  /** Nobody enters from this logical instant on; null = as long as the run goes on. */
  readonly closesAt: number | null;
  /** Enrolments so far: the number of the next. */
  readonly enrolled: number;
}

/** Opens a run that people enter one by one: facts that are taken in from now on are looked at. */
export async function openEntries(
  db: Database,
  { workspaceId, runId }: RunRef,
  { nextLookAt, closesAt }: Pick<EntryCursor, 'nextLookAt' | 'closesAt'>,
): Promise<void> {
  await sql`
    insert into run_entry (workspace_id, run_id, sequence, next_look_at, closes_at)
    select id, ${runId}, fact_sequence, ${instant(nextLookAt)}::timestamptz, ${instant(closesAt)}::timestamptz from workspace where id = ${workspaceId}`.execute(
    db,
  );
}

/** Reads it; with `lock`, nobody else lets anybody in until the transaction ends: after the run and before its blocks in the lock order. */
export async function readCursor(db: Database, { workspaceId, runId }: RunRef, lock = false): Promise<EntryCursor> {
  const { rows } = await sql<{ sequence: bigint; looked_at: Date | null; next_look_at: Date | null; closes_at: Date | null; enrolled: number }>`
    select sequence, looked_at, next_look_at, closes_at, enrolled from run_entry
    where workspace_id = ${workspaceId} and run_id = ${runId} ${lock ? sql`for update` : sql``}`.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`Run ${runId} lets nobody in by and by`);
  return {
    sequence: row.sequence,
    lookedAt: row.looked_at?.getTime() ?? null,
    nextLookAt: row.next_look_at?.getTime() ?? null,
    closesAt: row.closes_at?.getTime() ?? null,
    enrolled: row.enrolled,
  };
}

/** Moves it, under its lock. */
export async function saveCursor(db: Database, { workspaceId, runId }: RunRef, cursor: EntryCursor): Promise<void> {
  await sql`
    update run_entry set sequence = ${cursor.sequence}, looked_at = ${instant(cursor.lookedAt)}::timestamptz, next_look_at = ${instant(cursor.nextLookAt)}::timestamptz,
      enrolled = ${cursor.enrolled}
    where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
}

function instant(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
