import { sql } from 'kysely';
import type { Database } from '../open-database.ts';
import type { ImportJob, ImportPlace } from './import-jobs.ts';
import type { ImportCounts } from './import-tally.ts';

/** Whoever has not said so for this long does not work on it any more. */
const silentForSeconds = 20;

/** Takes the next import that waits, or that somebody left lying, in whichever workspace. Nobody else gets it while `beatImport` is called. */
export async function claimImport(db: Database): Promise<(ImportPlace & { readonly mapping: unknown }) | null> {
  const { rows } = await sql<{ workspace_id: string; id: string; mapping: unknown }>`
    update import_job j set state = 'running', beat_at = now()
    from (
      select workspace_id, id from import_job
      where state = 'queued' or (state = 'running' and beat_at < now() - make_interval(secs => ${silentForSeconds}))
      order by created_at for update skip locked limit 1
    ) next
    where j.workspace_id = next.workspace_id and j.id = next.id
    returning j.workspace_id, j.id, j.mapping`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { workspaceId: row.workspace_id, id: row.id, mapping: row.mapping };
}

/** Says that it is worked on, and how far it is. True when somebody wants it stopped. */
export async function beatImport(
  db: Database,
  { workspaceId, id }: ImportPlace,
  { counts, doneBytes }: { readonly counts: ImportCounts | null; readonly doneBytes: number },
): Promise<boolean> {
  const row = await db
    .updateTable('import_job')
    .set({ beat_at: sql<Date>`now()`, done_bytes: BigInt(doneBytes), ...(counts === null ? {} : { counts: JSON.stringify(counts) }) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('stop_requested')
    .executeTakeFirst();
  return row?.stop_requested ?? true;
}

/** How an import ended. */
export async function endImport(
  db: Database,
  { workspaceId, id }: ImportPlace,
  end: {
    readonly state: 'finished' | 'stopped' | 'failed';
    readonly counts: ImportCounts | null;
    readonly refusal: ImportJob['refusal'];
  },
): Promise<void> {
  await db
    .updateTable('import_job')
    .set({
      state: end.state,
      ended_at: sql<Date>`now()`,
      refusal: end.refusal === null ? null : JSON.stringify(end.refusal),
      ...(end.counts === null ? {} : { counts: JSON.stringify(end.counts) }),
      ...(end.state === 'finished' ? { done_bytes: sql<bigint>`bytes` } : {}),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
