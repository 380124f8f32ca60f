import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';

/** Tables that are about nobody's workspace: who people are, how they are let in, the workspaces themselves, and what Prisma keeps. */
const global = new Set(['app_user', 'login_token', 'session', 'workspace', '_prisma_migrations']);

describe('every table', () => {
  it("has its workspace, as the first part of its key and never empty, so that no query can come upon another shop's rows by a key alone", async () => {
    await using test = await testDatabase();
    const { rows } = await sql<{ table: string; required: boolean | null; leads: boolean | null }>`
      select c.relname as table, a.attnotnull as required, k.conkey[1] = a.attnum as leads
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      order by 1`.execute(test.db);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ table, required, leads }) => !global.has(table) && !(required && leads))).toEqual([]);
    expect(rows.filter(({ table, required }) => global.has(table) && required !== null)).toEqual([]);
  });
});
