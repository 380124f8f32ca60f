import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../open-database.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A database of one's own, migrated, dropped on dispose: `await using test = await testDatabase()`. The cluster comes from the run's global setup
 * (`MAGPIE_TEST_DATABASE_URL`).
 */
export async function testDatabase(options: { readonly adminUrl?: string; readonly template?: string | null } = {}): Promise<TestDatabase> {
  const adminUrl = options.adminUrl ?? process.env['MAGPIE_TEST_DATABASE_URL'];
  if (adminUrl === undefined) throw new Error('No test cluster: run through vitest, whose global setup starts one');
  const template = options.template === undefined ? (process.env['MAGPIE_TEST_TEMPLATE'] ?? null) : options.template;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name}${template === null ? '' : ` template ${template}`}`);
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString();
  const db = openDatabase(url, { maxConnections: 10, applicationName: name });
  return {
    db,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await asAdmin(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Runs one statement as the cluster's superuser. */
export async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
