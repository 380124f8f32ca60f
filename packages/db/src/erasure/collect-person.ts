import { sql } from 'kysely';
import type { Database } from '../open-database.ts';
import { personIds, personNumbers } from './person-ids.ts';
import { personTables } from './person-tables.ts';
import { rowsOfPerson } from './rows-of-person.ts';

/** Everything that tables say of a person: rows as they stand, by table. */
export interface CollectedPerson {
  readonly numbers: readonly number[];
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** Reads it in one snapshot; null when nobody lives under the number. What runs did with them is told by the engine. */
export async function collectPerson(db: Database, workspaceId: string, memberNo: number): Promise<CollectedPerson | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const person = await personNumbers(snapshot, workspaceId, memberNo);
      if (!person) return null;
      const tables: Record<string, readonly unknown[]> = {};
      const rowsOf = async (table: string, where: ReturnType<typeof sql>, drop: string): Promise<void> => {
        const { rows } = await sql<{ row: unknown }>`
          select to_jsonb(r) - 'workspace_id' - ${drop}::text as row from ${sql.table(table)} r where ${where}`.execute(snapshot);
        tables[table] = rows.map(({ row }) => row);
      };
      const among = sql`any(${[...person.numbers]}::int[])`;
      const mine = sql`r.workspace_id = ${workspaceId}`;
      await rowsOf('member', sql`${mine} and r.no = ${among} order by r.no`, '');
      for (const [table, is] of Object.entries(personTables)) {
        const where = rowsOfPerson(is, workspaceId, person.numbers);
        if (where) await rowsOf(table, where, is.type === 'bits' ? 'members' : '');
      }
      await rowsOf('slot', sql`${mine} and r.member_no = ${among} order by r.entered_at`, '');
      const ids = await personIds(snapshot, workspaceId, person.numbers);
      const quoted = ids.map(({ value }) => JSON.stringify(value));
      await rowsOf('test_message', sql`${mine} and r.address = any(${ids.map(({ value }) => value)}::text[]) order by r.created_at`, 'user_id');
      const letters = await sql<{ at: string; body: string }>`
        select r.first_at::text as at, encode(r.body, 'escape') as body from dead_letter r where ${mine} and exists (
          select from unnest(${quoted}::text[]) v where position(convert_to(v, 'UTF8') in r.body) > 0) order by r.id`.execute(snapshot);
      tables['dead_letter'] = letters.rows;
      return { numbers: person.numbers, tables };
    });
}
