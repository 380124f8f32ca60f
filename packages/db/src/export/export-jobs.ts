import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { JobPlace } from '../jobs/job-work.ts';
import { findJob, type Job, jobBase, newestJobs } from '../jobs/read-jobs.ts';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';
import { type ExportWish, exportWishSchema } from './export-wish.ts';

/** A file on its way out. */
export interface ExportJob extends Job {
  readonly wish: ExportWish;
  readonly state: 'queued' | 'running' | 'finished' | 'stopped' | 'failed' | 'expired';
  /** Null until they were counted. */
  readonly totalRows: number | null;
  readonly doneRows: number;
  readonly bytes: number | null;
  readonly createdBy: string;
}

/** Asks for a file; somebody works on it soon. */
export async function createExportJob(
  db: Database,
  { workspaceId, id, wish, userId }: JobPlace & { readonly wish: ExportWish; readonly userId: string },
): Promise<void> {
  await db
    .insertInto('export_job')
    .values({ workspace_id: workspaceId, id, wish: JSON.stringify(wish), state: 'queued', created_by: userId })
    .execute();
}

/** The newest exports of a workspace, newest first. */
export async function listExportJobs(db: Database, workspaceId: string, limit: number): Promise<readonly ExportJob[]> {
  return (await newestJobs(db, 'export_job', { workspaceId, limit })).map(jobOf);
}

/** One export; null when there is none. */
export async function findExportJob(db: Database, place: JobPlace): Promise<ExportJob | null> {
  const row = await findJob(db, 'export_job', place);
  return row && jobOf(row);
}

/** Marks finished exports that ended so many days ago as expired, and names them: their files are to be taken away. */
export async function expireExports(db: Database, afterDays: number): Promise<readonly JobPlace[]> {
  const { rows } = await sql<JobPlace>`
    update export_job set state = 'expired' where state = 'finished' and ended_at < now() - make_interval(days => ${afterDays})
    returning workspace_id as "workspaceId", id`.execute(db);
  return rows;
}

const stateSchema = z.enum(['queued', 'running', 'finished', 'stopped', 'failed', 'expired']);

function jobOf(row: Selectable<DB['export_job']>): ExportJob {
  return {
    ...jobBase(row),
    wish: exportWishSchema.parse(row.wish),
    state: stateSchema.parse(row.state),
    totalRows: row.total_rows === null ? null : Number(row.total_rows),
    doneRows: Number(row.done_rows),
    bytes: row.bytes === null ? null : Number(row.bytes),
    createdBy: row.created_by,
  };
}
