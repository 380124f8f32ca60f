import { sql, type Transaction } from 'kysely';
import type { DB } from './schema/database.gen.ts';

interface Index {
  readonly table: string;
  readonly name: string;
  readonly drop: string;
  readonly create: string;
}

/**
 * Runs a load of millions of rows into tables that are empty: their indexes and keys are taken away first and built again behind it, which sorts once
 * instead of searching for each row. Tables that hold anything keep theirs. The tables are locked for everyone until the transaction ends.
 */
export async function bulkLoad<Value>(transaction: Transaction<DB>, tables: readonly string[], work: () => Promise<Value>): Promise<Value> {
  const empty: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<{ filled: boolean }>`select exists (select from ${sql.table(table)}) as filled`.execute(transaction);
    if (rows[0]?.filled === false) empty.push(table);
  }
  const indexes = await indexesOf(transaction, empty);
  for (const { drop } of indexes) await sql.raw(drop).execute(transaction);
  const value = await work();
  await sql`select set_config('maintenance_work_mem', '256MB', true)`.execute(transaction);
  for (const { create } of indexes) await sql.raw(create).execute(transaction);
  return value;
}

/** Keys and indexes with the statements, in PostgreSQL's own words, that drop and make them. */
async function indexesOf(transaction: Transaction<DB>, tables: readonly string[]): Promise<readonly Index[]> {
  const { rows } = await sql<Index>`
    select t.relname as table, i.relname as name,
      case when c.oid is null then format('drop index %I', i.relname) else format('alter table %I drop constraint %I', t.relname, c.conname) end as drop,
      case when c.oid is null then pg_get_indexdef(i.oid) else format('alter table %I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) end as create
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    left join pg_constraint c on c.conindid = i.oid and c.conrelid = t.oid and c.contype in ('p', 'u')
    where t.relnamespace = current_schema()::regnamespace and t.relname = any(${tables})
    order by t.relname, i.relname`.execute(transaction);
  return rows;
}
