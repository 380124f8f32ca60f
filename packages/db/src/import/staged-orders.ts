import { sql } from 'kysely';
import { copyPieces, CopyText } from '../copy-rows.ts';
import type { FactInput } from '../facts/fact-input.ts';
import type { Database } from '../open-database.ts';
import type { LineOfOrder } from './line-reader.ts';

/** Orders that follow each other in the temporary table `import_order`, by their places, both included. */
export interface OrderPage {
  readonly first: number;
  readonly last: number;
  /** How many lines of the file they were put together from. */
  readonly lines: number;
}

/** A line that is of no order, by its place in the file. */
export interface LineLeftOut {
  readonly line: number;
  readonly reason: 'other-member' | 'value-too-large';
}

/** Lines of orders in temporary tables of their connection. */
export interface StagedLines {
  /** Takes a line, with its place in the file; it is there after the next `put`. */
  add(line: number, said: LineOfOrder): void;
  put(): Promise<void>;
  /**
   * Puts the orders together, once all lines are there, into `import_order`. Returns the lines that were taken out: those that name another person than
   * the first line of their order does, and those of orders whose sum is beyond 2^53 minor units.
   */
  putTogether(): Promise<readonly LineLeftOut[]>;
  /** Goods as the lines call them, each name once, so many at once. */
  goods(atOnce: number): AsyncGenerator<readonly FactInput[]>;
  /** All orders, so many at once, in the order of their first lines. */
  pages(atOnce: number): AsyncGenerator<OrderPage>;
}

const columns = ['line', 'id', 'is_cancelled', 'external_id', 'occurred_at', 'goods_id', 'goods_name', 'quantity', 'unit_price'];

export async function stagedLines(connection: Database): Promise<StagedLines> {
  // Instants are milliseconds here: a date is read and written a million times, and made of the order alone.
  await sql`
    create temp table if not exists import_line (
      line int8 not null, id text collate "C" not null, is_cancelled bool not null, external_id text collate "C" not null,
      occurred_at int8 not null, goods_id text, goods_name text, quantity numeric(14, 3) not null, unit_price numeric(22, 4) not null
    ) on commit preserve rows`.execute(connection);
  await sql`drop index if exists import_line_id`.execute(connection);
  await sql`truncate import_line`.execute(connection);
  await sql`drop table if exists import_order, import_goods`.execute(connection);
  const text = new CopyText();
  return {
    add(line, { id, isCancelled, externalId, occurredAt, goodsId, goodsName, quantity, unitPrice }) {
      text.add([line, id, isCancelled, externalId, occurredAt, goodsId, goodsName, quantity, unitPrice]);
    },
    async put() {
      await copyPieces(connection, { table: 'import_line', columns }, text.take());
    },
    async putTogether() {
      await sql`create index import_line_id on import_line (id)`.execute(connection);
      await sql`analyze import_line (id, goods_id)`.execute(connection);
      await collectOrders(connection);
      const strangers = await removeOfOthers(connection);
      if (strangers.length > 0) await collectOrders(connection);
      return [...strangers, ...(await removeTooLarge(connection))].toSorted((left, right) => left.line - right.line);
    },
    async *goods(atOnce) {
      await sql`
        create temp table import_goods on commit preserve rows as
        select row_number() over ()::int as place, goods_id as id, goods_name as name, max(occurred_at) as occurred_at
        from import_line where goods_id is not null and goods_name is not null group by goods_id, goods_name`.execute(connection);
      await sql`create unique index on import_goods (place)`.execute(connection);
      for (let first = 1; ; first += atOnce) {
        const { rows } = await sql<{ id: string; name: string; occurredAt: bigint }>`
          select id, name, occurred_at as "occurredAt" from import_goods where place >= ${first} and place < ${first + atOnce}`.execute(connection);
        if (rows.length === 0) return;
        yield rows.map(({ id, name, occurredAt }) => ({ type: 'goods', id, name, occurredAt: Number(occurredAt) }));
      }
    },
    async *pages(atOnce) {
      const { rows } = await sql<OrderPage>`
        select min(place) as first, max(place) as last, sum(lines)::int as lines from import_order
        group by (place - 1) / ${atOnce}::int order by 1`.execute(connection);
      yield* rows;
    },
  };
}

async function removeOfOthers(connection: Database): Promise<readonly LineLeftOut[]> {
  const { rows } = await sql<{ line: bigint }>`
    delete from import_line l using (
      select id, (array_agg(external_id order by line))[1] as external_id from import_line
      where id in (select id from import_order where is_of_several)
      group by id
    ) first
    where l.id = first.id and l.external_id <> first.external_id
    returning l.line`.execute(connection);
  return rows.map(({ line }) => ({ line: Number(line), reason: 'other-member' }));
}

/** Puts `import_order` together anew. An order is dated by its earliest line and worth the sum of its lines, halves rounded up once, at the end. */
async function collectOrders(connection: Database): Promise<void> {
  await sql`drop table if exists import_order`.execute(connection);
  await sql`
    create temp table import_order on commit preserve rows as
    select row_number() over (order by o.first_line)::int as place, o.* from (
      select id, bool_or(is_cancelled) as is_cancelled, min(external_id) as external_id, min(external_id) <> max(external_id) as is_of_several,
        timestamptz 'epoch' + min(occurred_at) * interval '1 ms' as occurred_at, min(line) as first_line,
        round(sum(quantity * unit_price)) as value, count(*)::int as lines, trim_scale(sum(quantity)) as pieces
      from import_line group by id
    ) o`.execute(connection);
  await sql`create unique index on import_order (place)`.execute(connection);
  await sql`analyze import_order (place, is_of_several, value)`.execute(connection);
}

async function removeTooLarge(connection: Database): Promise<readonly LineLeftOut[]> {
  const { rows } = await sql<{ line: bigint }>`
    with removed as (delete from import_order where value > ${Number.MAX_SAFE_INTEGER}::int8 returning id)
    select line from import_line where id in (select id from removed)`.execute(connection);
  return rows.map(({ line }) => ({ line: Number(line), reason: 'value-too-large' }));
}
