import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** Position in the write-ahead log, for {@link walSince}. A checkpoint comes first, so that each part pays for its own full pages. */
export async function walPosition(db: Database): Promise<string> {
  await sql`checkpoint`.execute(db);
  const { rows } = await sql<{ lsn: string }>`select pg_current_wal_insert_lsn()::text as lsn`.execute(db);
  return rows[0]?.lsn ?? '0/0';
}

/** Bytes of write-ahead log written on the whole server since `position`. */
export async function walSince(db: Database, position: string): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ${position}::pg_lsn)::text as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}

/** Bytes on disk of tables with their indexes and TOAST. */
export async function relationBytes(db: Database, tables: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    bytes: string;
  }>`select coalesce(sum(pg_total_relation_size(name::regclass)), 0)::text as bytes from unnest(${[...tables]}::text[]) as name`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}
