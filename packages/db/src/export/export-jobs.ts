import type { Instant } from '@magpie/kit';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { JobPlace } from '../jobs/job-work.ts';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';
import { type ExportWish, exportWishSchema } from './export-wish.ts';

/** A file on its way out. */
export interface ExportJob {
  readonly id: string;
  readonly wish: ExportWish;
  readonly state: 'queued' | 'running' | 'finished' | 'stopped' | 'failed' | 'expired';
  /** Null until they were counted. */
  readonly totalRows: number | null;
  readonly doneRows: number;
  readonly bytes: number | null;
  readonly refusal: { readonly code: string; readonly detail: string } | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
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
  const rows = await db
    .selectFrom('export_job')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(jobOf);
}

/** One export; null when there is none. */
export async function findExportJob(db: Database, { workspaceId, id }: JobPlace): Promise<ExportJob | null> {
  const row = await db.selectFrom('export_job').selectAll().where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : jobOf(row);
}

/** Marks finished exports that ended so many days ago as expired, and names them: their files are to be taken away. */
export async function expireExports(db: Database, afterDays: number): Promise<readonly JobPlace[]> {
  const { rows } = await sql<JobPlace>`
    update export_job set state = 'expired' where state = 'finished' and ended_at < now() - make_interval(days => ${afterDays})
    returning workspace_id as "workspaceId", id`.execute(db);
  return rows;
}

const refusalSchema = z.object({ code: z.string(), detail: z.string() });
const stateSchema = z.enum(['queued', 'running', 'finished', 'stopped', 'failed', 'expired']);

function jobOf(row: Selectable<DB['export_job']>): ExportJob {
  return {
    id: row.id,
    wish: exportWishSchema.parse(row.wish),
    state: stateSchema.parse(row.state),
    totalRows: row.total_rows === null ? null : Number(row.total_rows),
    doneRows: Number(row.done_rows),
    bytes: row.bytes === null ? null : Number(row.bytes),
    refusal: row.refusal === null ? null : refusalSchema.parse(row.refusal),
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
  };
}
