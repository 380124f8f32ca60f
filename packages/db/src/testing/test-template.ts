import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../migrate/migrate.ts';
import { readMigrations } from '../migrate/migration-files.ts';

/** Makes the migrated database that test databases are copied from, once per server and set of migrations. Returns its name. */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const { migrationDirectories } = await readMigrations();
  const name = `magpie_template_${createHash('sha256').update(JSON.stringify(migrationDirectories)).digest('hex').slice(0, 12)}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Several runs may come at once: the first one migrates, the others wait for it.
    await client.query(`select pg_advisory_lock(hashtext('magpie.template'))`);
    const { rows } = await client.query<{ ready: boolean }>('select datistemplate as ready from pg_database where datname = $1', [name]);
    if (rows[0]?.ready === true) return name;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await migrate(Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString());
    // Marked last: one that a killed run left half migrated is made anew.
    await client.query(`alter database ${name} is_template true`);
    return name;
  } finally {
    await client.end();
  }
}
