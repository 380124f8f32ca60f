import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { copyRows } from '../copy-rows.ts';
import type { Database } from '../open-database.ts';
import type { LineOfOrder } from './line-reader.ts';

/** An order put together from its lines. */
export interface StagedOrder {
  readonly id: string;
  readonly isCancelled: boolean;
  readonly externalId: string;
  /** Of its earliest line. */
  readonly occurredAt: Instant;
  /** Sum of the lines in minor units, halves rounded up once, at the end. */
  readonly value: bigint;
  readonly lines: readonly {
    readonly goodsId: string | null;
    readonly goodsName: string | null;
    readonly quantity: number;
    readonly unitPrice: number;
  }[];
}

/** Lines of orders in a temporary table of their connection. */
export interface StagedLines {
  add(lines: readonly (LineOfOrder & { readonly line: number })[]): Promise<void>;
  /** Takes out lines that name another person than the first line of their order does; returns where they stand in the file. */
  removeOfOthers(): Promise<readonly number[]>;
  /** All orders, so many at once, by their ids. */
  orders(atOnce: number): AsyncGenerator<readonly StagedOrder[]>;
}

const columns = ['line', 'id', 'is_cancelled', 'external_id', 'occurred_at', 'goods_id', 'goods_name', 'quantity', 'unit_price'];

export async function stagedLines(connection: Database): Promise<StagedLines> {
  await sql`
    create temp table if not exists import_line (
      line int8 not null, id text collate "C" not null, is_cancelled bool not null, external_id text not null, occurred_at timestamptz not null,
      goods_id text, goods_name text, quantity numeric(14, 3) not null, unit_price numeric(22, 4) not null
    ) on commit preserve rows`.execute(connection);
  await sql`truncate import_line`.execute(connection);
  return {
    async add(lines) {
      const rows = lines.map((one) => [
        one.line,
        one.id,
        one.isCancelled,
        one.externalId,
        new Date(one.occurredAt),
        one.goodsId,
        one.goodsName,
        one.quantity,
        one.unitPrice,
      ]);
      await copyRows(connection, { table: 'import_line', columns }, rows);
    },
    async removeOfOthers() {
      await sql`create index if not exists import_line_id on import_line (id, line)`.execute(connection);
      await sql`analyze import_line`.execute(connection);
      const { rows } = await sql<{ line: bigint }>`
        delete from import_line l using (
          select id, (array_agg(external_id order by line))[1] as external_id from import_line group by id having count(distinct external_id) > 1
        ) first
        where l.id = first.id and l.external_id <> first.external_id
        returning l.line`.execute(connection);
      return rows.map(({ line }) => Number(line)).toSorted((left, right) => left - right);
    },
    async *orders(atOnce) {
      for (let after = ''; ;) {
        const orders = await page(connection, after, atOnce);
        if (orders.length > 0) yield orders;
        const last = orders.at(-1);
        if (last === undefined || orders.length < atOnce) return;
        after = last.id;
      }
    },
  };
}

async function page(connection: Database, after: string, limit: number): Promise<readonly StagedOrder[]> {
  const { rows } = await sql<Omit<StagedOrder, 'occurredAt'> & { readonly occurredAt: Date }>`
    select id, bool_or(is_cancelled) as "isCancelled", min(external_id) as "externalId", min(occurred_at) as "occurredAt",
      round(sum(quantity * unit_price))::int8 as value,
      json_agg(json_build_object('goodsId', goods_id, 'goodsName', goods_name, 'quantity', quantity, 'unitPrice', unit_price) order by line) as lines
    from import_line where id > ${after} group by id order by id limit ${limit}`.execute(connection);
  return rows.map((row) => ({ ...row, value: BigInt(row.value), occurredAt: row.occurredAt.getTime() }));
}
