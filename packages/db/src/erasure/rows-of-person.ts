import { type RawBuilder, sql } from 'kysely';
import type { PersonTable } from './person-tables.ts';

/** Which rows `r` of a table are about some numbers of members, as a condition; null for tables that are asked in ways of their own. */
export function rowsOfPerson(table: PersonTable, workspaceId: string, numbers: readonly number[]): RawBuilder<boolean> | null {
  const among = sql`any(${[...numbers]}::int[])`;
  const orders = sql`select id from shop_order where workspace_id = ${workspaceId} and member_no = ${among}`;
  const mine = sql`r.workspace_id = ${workspaceId}`;
  switch (table.type) {
    case 'rows':
      return sql`${mine} and (${sql.join(
        table.columns.map((column) => sql`${sql.ref(`r.${column}`)} = ${among}`),
        sql` or `,
      )})`;
    case 'order':
      return sql`${mine} and ${sql.ref(`r.${table.column}`)} in (${orders})`;
    case 'refund':
      return sql`${mine} and ${sql.ref(`r.${table.column}`)} in (select id from refund where workspace_id = ${workspaceId} and order_id in (${orders}))`;
    case 'bits':
      return sql`${mine} and exists (
        select from unnest(${[...numbers]}::int[]) n
        where r.block = n >> 10 and (n & 1023) < 8 * length(r.members) and get_bit(r.members, n & 1023) = 1)`;
    default:
      return null;
  }
}
