import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { bitsOf } from './member-bits.ts';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

export interface Cohort {
  readonly id: string;
  readonly name: string;
  /** Where it came from, such as `{"type":"run","runId":…,"node":…}`. */
  readonly origin: unknown;
  readonly createdAt: Instant;
  /** When it was put away; null while it is offered. */
  readonly archivedAt: Instant | null;
  readonly members: number;
}

export interface NewCohort {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly origin: unknown;
  readonly memberNos: Iterable<number>;
}

/** A cohort is frozen: saving one whose id exists changes nothing. */
export async function saveCohort(db: Database, cohort: NewCohort): Promise<void> {
  await withTransaction(db, (transaction) => insertCohort(transaction, cohort));
}

/** As {@link saveCohort}, inside of the caller's transaction. */
export async function insertCohort(transaction: Database, { workspaceId, id, name, origin, memberNos }: NewCohort): Promise<void> {
  const blocks = [...bitsOf(memberNos)];
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('cohort')
    .values({ workspace_id: workspaceId, id, name, origin: JSON.stringify(origin) })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows || blocks.length === 0) return;
  await sql`
    insert into cohort_block (workspace_id, cohort_id, block, members)
    select ${workspaceId}, ${id}, b.block, b.members
    from unnest(${blocks.map(([block]) => block)}::int[], ${blocks.map(([, bits]) => bits)}::bytea[]) as b(block, members)`.execute(transaction);
}

/** The cohorts of a workspace with their sizes, the newest first; those that were put away last. */
export function listCohorts(db: Database, workspaceId: string): Promise<readonly Cohort[]> {
  return readCohorts(db, workspaceId, null);
}

/** One cohort; null when there is none. */
export async function findCohort(db: Database, workspaceId: string, id: string): Promise<Cohort | null> {
  return (await readCohorts(db, workspaceId, id))[0] ?? null;
}

async function readCohorts(db: Database, workspaceId: string, id: string | null): Promise<readonly Cohort[]> {
  const { rows } = await sql<Omit<Cohort, 'createdAt' | 'archivedAt'> & { readonly createdAt: Date; readonly archivedAt: Date | null }>`
    select c.id, c.name, c.origin, c.created_at as "createdAt", c.archived_at as "archivedAt", coalesce(sum(bit_count(b.members)), 0)::int as members
    from cohort c
    left join cohort_block b on b.workspace_id = c.workspace_id and b.cohort_id = c.id
    where c.workspace_id = ${workspaceId} and (${id}::text is null or c.id = ${id})
    group by c.workspace_id, c.id
    order by c.archived_at is not null, c.created_at desc, c.id`.execute(db);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime(), archivedAt: row.archivedAt?.getTime() ?? null }));
}

/** Member numbers of a cohort, in order. */
export async function readCohortMembers(db: Database, workspaceId: string, cohortId: string): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly no: number }>`
    select (b.block << 10) + slot as no from cohort_block b cross join generate_series(0, 1023) slot
    where b.workspace_id = ${workspaceId} and b.cohort_id = ${cohortId} and get_bit(b.members, slot) = 1
    order by 1`.execute(db);
  return rows.map((row) => row.no);
}
