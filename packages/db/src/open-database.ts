import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { PoolDriver } from './pool-driver.ts';
import type { DB } from './schema/database.gen.ts';

/** The product's database, typed by the schema. int8 arrives as bigint, timestamptz as Date. */
export type Database = Kysely<DB>;

export interface DatabaseOptions {
  readonly maxConnections: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

/** Opens a pool; connects at first use, throwing `DatabaseUnavailableError` where that fails. Close with `destroy()`. */
export function openDatabase(url: string, options: DatabaseOptions): Database {
  return new Kysely<DB>({
    dialect: {
      createDriver: () => new PoolDriver(url, options),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}
