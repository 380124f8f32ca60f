import { sql } from 'kysely';
import { type Database, openDatabase } from './open-database.ts';

/** Makes a database of a server when it has none of that name. `adminUrl` is a superuser's, of any other database. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await within(adminUrl, async (db) => {
    const { rows } = await sql`select from pg_database where datname = ${name}`.execute(db);
    if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(db);
  });
}

/** Whether a database answers. */
export async function canConnect(url: string): Promise<boolean> {
  return within(url, (db) =>
    sql`select 1`.execute(db).then(
      () => true,
      () => false,
    ),
  );
}

async function within<Value>(url: string, work: (db: Database) => Promise<Value>): Promise<Value> {
  const db = openDatabase(url, { maxConnections: 1, applicationName: 'magpie-setup' });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
