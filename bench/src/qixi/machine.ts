import { cpus, totalmem } from 'node:os';
import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** What the figures were measured on. */
export async function machineOf(db: Database) {
  const { rows } = await sql<{ name: string; value: string }>`
    select name, current_setting(name) as value from unnest(array['server_version', 'shared_buffers', 'fsync', 'synchronous_commit', 'full_page_writes', 'max_wal_size', 'data_checksums']) as name`.execute(
    db,
  );
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
  };
}
