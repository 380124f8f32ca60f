import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

/** People and their sessions belong to the installation; a workspace is itself. Everything else is some workspace's. */
const nobodys = ['_prisma_migrations', 'app_user', 'login_token', 'session', 'workspace'];

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

it('is some workspace’s, and its rows are told apart by workspace first', async () => {
  const { rows } = await sql<{ name: string; first: string | null }>`
    select c.relname as name,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(database.db);
  const owned = rows.filter(({ name }) => !nobodys.includes(name));
  expect(rows.length - owned.length).toBe(nobodys.length);
  expect(owned.length).toBeGreaterThan(20);
  expect(owned.filter(({ first }) => first !== 'workspace_id')).toEqual([]);
});
