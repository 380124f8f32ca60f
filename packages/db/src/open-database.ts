import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './schema/database.gen.ts';

/** The product's database, typed by the schema. int8 arrives as bigint, timestamptz as Date. */
export type Database = Kysely<DB>;

export interface DatabaseOptions {
  readonly maxConnections: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

const int8 = 20;

/** Opens a pool; connects at first use. Close with `destroy()`. */
export function openDatabase(url: string, options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections,
    application_name: options.applicationName,
    types: { getTypeParser: (id, format) => (id === int8 ? BigInt : pg.types.getTypeParser(id, format)) },
  });
  // A connection that dies while idle (the server was killed) is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
