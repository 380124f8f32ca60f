import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../open-database.ts';

/** Gives ids to rows without a key of their own. */
export interface RowIds {
  /** Ids of a batch of rows, in order, by what they say. */
  idsFor(contents: readonly string[]): Promise<readonly string[]>;
}

/**
 * A row without a key is its content and its ordinal among equals of the file: real files hold exact duplicates that are all real. The counts live
 * in a temporary table, so memory does not grow with the file; `connection` must stay the same throughout.
 */
export async function rowIds(connection: Database, source: string): Promise<RowIds> {
  await sql`create temp table if not exists import_row (hash bytea primary key, count int not null) on commit preserve rows`.execute(connection);
  await sql`truncate import_row`.execute(connection);
  return {
    async idsFor(contents) {
      const hashes = contents.map((content) => createHash('sha256').update(source).update('\0').update(content).digest().subarray(0, 16));
      const seen = await countRows(connection, hashes);
      return hashes.map((hash) => {
        const key = hash.toString('hex');
        const ordinal = seen.get(key) ?? 0;
        seen.set(key, ordinal + 1);
        return `${source}:${key}:${ordinal}`;
      });
    },
  };
}

/** Adds rows to the counts and returns how many of each there were before. */
async function countRows(connection: Database, hashes: readonly Buffer[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ hash: Buffer; before: number }>`
    with batch as (select hash, count(*)::int as count from unnest(${hashes}::bytea[]) hash group by hash),
    counted as (
      insert into import_row as r (hash, count) select hash, count from batch
      on conflict (hash) do update set count = r.count + excluded.count
      returning r.hash, r.count
    )
    select counted.hash, counted.count - batch.count as before from counted join batch using (hash)`.execute(connection);
  return new Map(rows.map(({ hash, before }) => [hash.toString('hex'), before]));
}
