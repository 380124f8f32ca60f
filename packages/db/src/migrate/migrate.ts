import { readMigrations } from './migration-files.ts';
import { noFilters, openSchemaEngine } from './schema-engine.ts';

/**
 * Applies the migrations of prisma/migrations that the database has not seen, and keeps `_prisma_migrations` as `prisma migrate deploy` would.
 * Running it again applies nothing. Throws when a migration fails or the history on disk is not the one that was applied.
 */
export async function migrate(url: string): Promise<{ readonly applied: readonly string[] }> {
  using engine = await openSchemaEngine(url);
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: await readMigrations(), filters: noFilters });
  return { applied: appliedMigrationNames };
}
