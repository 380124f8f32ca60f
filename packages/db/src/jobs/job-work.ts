import { sql } from 'kysely';
import type { Database } from '../open-database.ts';

/** Tables of work that somebody asked for and a process does in the background: state, stop_requested, beat_at and ended_at mean the same in each. */
export type JobTable = 'import_job' | 'export_job';

export interface JobPlace {
  readonly workspaceId: string;
  readonly id: string;
}

export type JobRefusal = { readonly code: string; readonly detail: string } | null;

/** Further columns that a beat or an end writes. */
export type JobColumns = Readonly<Record<string, bigint | string | null>>;

/** Whoever has not said so for this long does not work on it any more. */
const silentForSeconds = 20;

/** Takes the next job that waits, or that somebody left lying, in whichever workspace. Nobody else gets it while `beatJob` is called. */
export async function claimJob(db: Database, table: JobTable): Promise<JobPlace | null> {
  const { rows } = await sql<JobPlace>`
    update ${sql.table(table)} j set state = 'running', beat_at = now()
    from (
      select workspace_id, id from ${sql.table(table)}
      where state = 'queued' or (state = 'running' and beat_at < now() - make_interval(secs => ${silentForSeconds}))
      order by created_at for update skip locked limit 1
    ) next
    where j.workspace_id = next.workspace_id and j.id = next.id
    returning j.workspace_id as "workspaceId", j.id`.execute(db);
  return rows[0] ?? null;
}

/** Says that it is worked on, and how far it is. True when somebody wants it stopped. */
export async function beatJob(
  db: Database,
  table: JobTable,
  { workspaceId, id, columns }: JobPlace & { readonly columns: JobColumns },
): Promise<boolean> {
  const { rows } = await sql<{ stop: boolean }>`
    update ${sql.table(table)} set beat_at = now()${assigned(columns)}
    where workspace_id = ${workspaceId} and id = ${id} and state = 'running' returning stop_requested as stop`.execute(db);
  return rows[0]?.stop ?? true;
}

export interface JobEnd {
  readonly state: 'finished' | 'stopped' | 'failed';
  readonly refusal: JobRefusal;
  readonly columns: JobColumns;
}

/** How a job ended. */
export async function endJob(db: Database, table: JobTable, { workspaceId, id, state, refusal, columns }: JobPlace & JobEnd): Promise<void> {
  await sql`
    update ${sql.table(table)} set state = ${state}, ended_at = now(), refusal = ${refusal === null ? null : JSON.stringify(refusal)}::jsonb${assigned(columns)}
    where workspace_id = ${workspaceId} and id = ${id}`.execute(db);
}

/** Asks whoever works on it to stop; one that nobody has begun is stopped at once. False when there is nothing to stop. */
export async function stopJob(db: Database, table: JobTable, { workspaceId, id }: JobPlace): Promise<boolean> {
  const stopped = await sql`
    update ${sql.table(table)} set stop_requested = true, state = case when state = 'queued' then 'stopped' else state end,
      ended_at = case when state = 'queued' then now() else ended_at end
    where workspace_id = ${workspaceId} and id = ${id} and state in ('queued', 'running')`.execute(db);
  return (stopped.numAffectedRows ?? 0n) > 0n;
}

/** Forgets a job that nobody works on. What it did stays. */
export async function removeJob(db: Database, table: JobTable, { workspaceId, id }: JobPlace): Promise<boolean> {
  const removed = await sql`
    delete from ${sql.table(table)} where workspace_id = ${workspaceId} and id = ${id} and state not in ('queued', 'running')`.execute(db);
  return (removed.numAffectedRows ?? 0n) > 0n;
}

function assigned(columns: JobColumns) {
  return sql.join(
    Object.entries(columns).map(([column, value]) => sql`, ${sql.ref(column)} = ${value}`),
    sql``,
  );
}
