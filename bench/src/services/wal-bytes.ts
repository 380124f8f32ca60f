import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** Bytes of write-ahead log that the whole server has written so far; two readings make a difference. */
export async function walBytes(db: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select (pg_current_wal_lsn() - '0/0')::float8 as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}
