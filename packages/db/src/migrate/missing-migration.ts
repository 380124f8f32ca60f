import { testDatabase } from '../testing/test-database.ts';
import { readMigrations, readSchemaFiles } from './migration-files.ts';
import { noFilters, openSchemaEngine } from './schema-engine.ts';

export interface MissingOptions {
  /** Superuser of a server on which databases may be made; the test cluster's where it is left out. */
  readonly adminUrl?: string;
  /** `nothing` leaves the migrations out: the whole schema. */
  readonly since?: 'migrations' | 'nothing';
  /** Another schema than the folder's. */
  readonly files?: Awaited<ReturnType<typeof readSchemaFiles>>;
}

/**
 * What the schema folder says and the migrations do not say yet, as SQL; null when they agree. The migrations are played into databases of the given
 * server that are gone afterwards.
 */
export async function missingMigration({ adminUrl, since = 'migrations', files }: MissingOptions = {}): Promise<string | null> {
  await using database = await testDatabase({ ...(adminUrl === undefined ? {} : { adminUrl }), template: null });
  using engine = await openSchemaEngine(database.url);
  const { stdout } = await engine.diff({
    from: since === 'nothing' ? { tag: 'empty' } : { tag: 'migrations', ...(await readMigrations()) },
    to: { tag: 'schemaDatamodel', files: files ?? (await readSchemaFiles()) },
    script: true,
    exitCode: null,
    filters: noFilters,
  });
  const text = stdout ?? '';
  return text === '' || text.startsWith(emptyMigration) ? null : text;
}

const emptyMigration = '-- This is an empty migration.';
