import type { Instant } from '@magpie/kit';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';
import type { JobPlace, JobRefusal, JobTable } from './job-work.ts';

/** What every job is, whatever its work. */
export interface Job {
  readonly id: string;
  readonly refusal: JobRefusal;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

type JobRow<Table extends JobTable> = Selectable<DB[Table]>;

/** The newest jobs of a workspace, newest first. */
export async function newestJobs<Table extends JobTable>(
  db: Database,
  table: Table,
  { workspaceId, limit }: { readonly workspaceId: string; readonly limit: number },
): Promise<readonly JobRow<Table>[]> {
  const { rows } = await sql<JobRow<Table>>`
    select * from ${sql.table(table)} where workspace_id = ${workspaceId} order by created_at desc, id limit ${limit}`.execute(db);
  return rows;
}

/** One job; null when there is none. */
export async function findJob<Table extends JobTable>(db: Database, table: Table, { workspaceId, id }: JobPlace): Promise<JobRow<Table> | null> {
  const { rows } = await sql<JobRow<Table>>`select * from ${sql.table(table)} where workspace_id = ${workspaceId} and id = ${id}`.execute(db);
  return rows[0] ?? null;
}

const refusalSchema = z.object({ code: z.string(), detail: z.string() });

/** What the rows of all such tables say in the same way. */
export function jobBase(row: JobRow<JobTable>): Job {
  return {
    id: row.id,
    refusal: row.refusal === null ? null : refusalSchema.parse(row.refusal),
    createdAt: row.created_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
  };
}
