import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ImportCounts } from './import-tally.ts';
import type { ImportMapping } from './mapping.ts';
import type { JobPlace } from '../jobs/job-work.ts';
import { findJob, type Job, jobBase, newestJobs } from '../jobs/read-jobs.ts';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';

export type ImportState = 'uploaded' | 'queued' | 'running' | 'finished' | 'stopped' | 'failed';

/** A file on its way in. */
export interface ImportJob extends Job {
  readonly fileName: string;
  /** Of the file as it was sent; `doneBytes` of it are read. */
  readonly bytes: number;
  readonly doneBytes: number;
  readonly state: ImportState;
  /** As it was parsed when the import was started. */
  readonly mapping: unknown;
  readonly counts: ImportCounts | null;
}

export type ImportPlace = JobPlace;

/** Writes down a file that was sent. */
export async function createImportJob(
  db: Database,
  { workspaceId, id, fileName, bytes, userId }: ImportPlace & { readonly fileName: string; readonly bytes: number; readonly userId: string },
): Promise<void> {
  await db
    .insertInto('import_job')
    .values({ workspace_id: workspaceId, id, file_name: fileName, bytes: BigInt(bytes), state: 'uploaded', created_by: userId })
    .execute();
}

/** The newest imports of a workspace, newest first. */
export async function listImportJobs(db: Database, workspaceId: string, limit: number): Promise<readonly ImportJob[]> {
  return (await newestJobs(db, 'import_job', { workspaceId, limit })).map(jobOf);
}

/** One import; null when there is none. */
export async function findImportJob(db: Database, place: ImportPlace): Promise<ImportJob | null> {
  const row = await findJob(db, 'import_job', place);
  return row && jobOf(row);
}

/** Lets an import begin, or go on after it was stopped or failed. False when it is at work already, or there is none. */
export async function queueImport(db: Database, { workspaceId, id }: ImportPlace, mapping: ImportMapping): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_job')
    .set({ state: 'queued', mapping: JSON.stringify(mapping), stop_requested: false, refusal: null, ended_at: null, done_bytes: 0n, counts: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', ['uploaded', 'stopped', 'failed'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const countsSchema = z.object({
  read: z.number(),
  imported: z.number(),
  alreadyThere: z.number(),
  rejected: z.number(),
  skipped: z.number(),
  newMembers: z.number(),
  reasons: z.record(z.string(), z.number()),
});
const stateSchema = z.enum(['uploaded', 'queued', 'running', 'finished', 'stopped', 'failed']);

function jobOf(row: Selectable<DB['import_job']>): ImportJob {
  return {
    ...jobBase(row),
    fileName: row.file_name,
    bytes: Number(row.bytes),
    doneBytes: Number(row.done_bytes),
    state: stateSchema.parse(row.state),
    mapping: row.mapping,
    counts: row.counts === null ? null : countsSchema.parse(row.counts),
  };
}
