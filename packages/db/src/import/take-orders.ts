import { sql, type Transaction } from 'kysely';
import { writeStaged } from '../facts/ingest-facts.ts';
import { lockFacts } from '../facts/lock-facts.ts';
import { openStage } from '../facts/stage-facts.ts';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';
import { withTransaction } from '../with-transaction.ts';
import type { OrderPage } from './staged-orders.ts';

export interface TakenOrders {
  /** Lines of orders that were new. */
  readonly imported: number;
  readonly newMembers: number;
  readonly watermark: bigint;
}

/** Takes in the orders of a page of `import_order`. */
export type TakeOrders = (page: OrderPage) => Promise<TakenOrders>;

/** Into the workspace, a page a transaction, by statements over all of them: lines never come back out of the database. */
export function takeOrders(db: Database, { workspaceId, currency }: { readonly workspaceId: string; readonly currency: string }): TakeOrders {
  return (page) =>
    withTransaction(db, async (transaction) => {
      const { sequence: base } = await lockFacts(transaction, workspaceId);
      await stageOrders(transaction, { base, page, currency });
      const facts = page.last - page.first + 1;
      const { newMembers, watermark } = await writeStaged(transaction, workspaceId, { base, facts, types: new Set(['order', 'event']) });
      if (watermark > base) await insertLines(transaction, { workspaceId, base, page });
      // Whatever was new bears the number of its fact.
      const { rows } = await sql<{ lines: number }>`
        select coalesce(sum(o.lines), 0)::int as lines from import_order o
        join event e on e.workspace_id = ${workspaceId} and e.sequence > ${base} and e.sequence = ${base}::int8 + o.place - ${page.first}::int + 1
        where o.place between ${page.first} and ${page.last}`.execute(transaction);
      return { imported: rows[0]?.lines ?? 0, newMembers, watermark };
    });
}

interface PlacedPage {
  /** Its facts are numbered after this. */
  readonly base: bigint;
  readonly page: OrderPage;
}

/** What the orders are as facts: those that were called off are an event, the others an order, whose lines come later. */
async function stageOrders(transaction: Transaction<DB>, { base, page, currency }: PlacedPage & { readonly currency: string }): Promise<void> {
  await openStage(transaction);
  const sequence = sql`${base}::int8 + o.place - ${page.first}::int + 1`;
  const ofPage = sql`o.place between ${page.first} and ${page.last}`;
  await sql`
    insert into staged_fact (sequence, type, external_id, occurred_at, id, name, content, value, currency, properties)
    select ${sequence}, case when o.is_cancelled then 'event' else 'order' end, o.external_id, o.occurred_at,
      case when o.is_cancelled then 'cancelled:' || o.id else o.id end, case when o.is_cancelled then 'Order Cancelled' end,
      case when o.is_cancelled then o.id else 'paid' end, o.value, ${currency}, jsonb_build_object('lines', o.lines, 'pieces', o.pieces)
    from import_order o where ${ofPage}`.execute(transaction);
  await sql`analyze staged_fact (sequence, type, external_id)`.execute(transaction);
}

/** The lines of those orders that were new: an order that is there bears another number. They go straight to where they stay. */
async function insertLines(transaction: Transaction<DB>, { workspaceId, base, page }: PlacedPage & { readonly workspaceId: string }): Promise<void> {
  await sql`
    insert into order_line (workspace_id, order_id, line, goods_id, quantity, unit_price, discount, amount, sequence)
    select ${workspaceId}, o.id, row_number() over (partition by o.place order by l.line), l.goods_id, l.quantity, l.unit_price, 0,
      round(l.quantity * l.unit_price), s.sequence
    from import_order o
    join event e on e.workspace_id = ${workspaceId} and e.sequence > ${base} and e.sequence = ${base}::int8 + o.place - ${page.first}::int + 1
    -- With an offset each order is looked up by its id: where the planner does not know yet how many there are, it would read them all.
    join lateral (
      select sequence from shop_order where workspace_id = ${workspaceId} and id = e.key offset 0
    ) s on s.sequence = e.sequence
    join import_line l on l.id = o.id
    where o.place between ${page.first} and ${page.last} and not o.is_cancelled`.execute(transaction);
}
