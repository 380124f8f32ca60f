import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';
import { insertEvents } from './write-events.ts';
import { stagedFor } from './staged-for.ts';

/** Writes staged orders whose id is new: the event, the order, its first status and its lines. */
export async function writeOrders(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const from = stagedFor(workspaceId, 'order');
  const accepted = await insertEvents(transaction, workspaceId, { from, id: sql`'order:' || s.id`, name: sql`'Order Completed'`, key: sql`s.id` });
  if (accepted === 0) return { accepted };
  // An order is new where its event, which bears the same number, was.
  const fresh = eventsSince(workspaceId, base);
  await sql`
    insert into shop_order (workspace_id, id, member_no, status, value, currency, placed_at, sequence)
    select ${workspaceId}, s.id, e.member_no, s.content, e.value, e.currency, e.occurred_at, e.sequence
    from staged_fact s join ${fresh} on e.sequence = s.sequence
    where s.type = 'order'
    on conflict do nothing`.execute(transaction);
  await sql`
    insert into order_status_change (workspace_id, sequence, order_id, status, occurred_at)
    select ${workspaceId}, s.sequence, s.id, s.content, s.occurred_at
    from staged_fact s join ${fresh} on e.sequence = s.sequence
    where s.type = 'order'`.execute(transaction);
  await insertLines(
    transaction,
    workspaceId,
    sql`select s.id, s.sequence from staged_fact s
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = s.id and o.sequence = s.sequence where s.type = 'order' and s.sequence > ${base}`,
  );
  return { accepted };
}

/** Gives known orders the value and the lines that were said last; a revision that is older than what is known changes nothing. */
export async function writeOrderRevisions(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const latest = (column: string, present: RawBuilder<unknown>) => sql`
    select distinct on (id) id, sequence, occurred_at, ${sql.ref(column)} from staged_fact where type = 'order-revision' and ${present}
    order by id, occurred_at desc, sequence desc`;
  const relined = await sql<{ id: string; sequence: bigint }>`
    select l.id, l.sequence from (${latest('flag', sql`flag`)}) l
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = l.id and coalesce(o.revised_at, o.placed_at) <= l.occurred_at`.execute(
    transaction,
  );
  if (relined.rows.length > 0) {
    const ids = relined.rows.map(({ id }) => id);
    await sql`delete from order_line where workspace_id = ${workspaceId} and order_id = any(${ids}::text[])`.execute(transaction);
    await insertLines(
      transaction,
      workspaceId,
      sql`select * from unnest(${ids}::text[], ${relined.rows.map(({ sequence }) => sequence)}::int8[]) as u(id, sequence)`,
    );
  }
  const revised = await sql`
    update shop_order o set value = coalesce(l.value, o.value), revised_at = l.occurred_at
    from (${latest('value', sql`true`)}) l
    where o.workspace_id = ${workspaceId} and o.id = l.id and (o.revised_at is null or o.revised_at < l.occurred_at) and o.placed_at <= l.occurred_at`.execute(
    transaction,
  );
  return {
    accepted: Number(revised.numAffectedRows ?? 0n),
    unknownOrders: await unknownOrders(transaction, workspaceId, { type: 'order-revision', base }),
  };
}

/** Lines of `orders` (id, sequence of the fact that lists them), each with what it amounts to. */
async function insertLines(transaction: Transaction<DB>, workspaceId: string, orders: RawBuilder<unknown>): Promise<void> {
  if (!(await hasLines(transaction))) return;
  await sql`
    insert into order_line (workspace_id, order_id, line, goods_id, quantity, unit_price, discount, amount, sequence)
    select ${workspaceId}, o.id, l.line, l.goods_id, l.quantity, l.unit_price, l.discount, round(l.quantity * l.unit_price) - l.discount, o.sequence
    from (${orders}) o join staged_line l on l.sequence = o.sequence
    on conflict do nothing`.execute(transaction);
}

/** Whether anything was staged with lines in this session; the table is made when it is first wanted. */
async function hasLines(transaction: Transaction<DB>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pg_temp.staged_line') is not null as there`.execute(transaction);
  return rows[0]?.there === true;
}

/** Writes staged status changes of known orders that are not there yet. */
export async function writeOrderStatuses(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const inserted = await sql`
    insert into order_status_change (workspace_id, sequence, order_id, status, occurred_at)
    select ${workspaceId}, min(s.sequence), s.id, s.content, s.occurred_at from staged_fact s
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = s.id
    where s.type = 'order-status' and ${notThere(workspaceId, sql`s.content`)}
    group by s.id, s.content, s.occurred_at`.execute(transaction);
  await updateCurrentStatuses(transaction, workspaceId, base);
  return {
    accepted: Number(inserted.numAffectedRows ?? 0n),
    unknownOrders: await unknownOrders(transaction, workspaceId, { type: 'order-status', base }),
  };
}

/** Writes staged refunds of known orders whose id is new: the event, the refund with its lines, and the status of orders that are given back whole. */
export async function writeRefunds(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const refunded = sql`(select sum(r.value) from refund r where r.workspace_id = ${workspaceId} and r.order_id = o.id)`;
  const from = sql`(
    select f.sequence, f.occurred_at, f.id, f.name, f.properties, o.member_no as no, coalesce(f.currency, o.currency) as currency,
      coalesce(f.value, greatest(o.value - coalesce(${refunded}, 0), 0))::int8 as value
    from staged_fact f
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = f.id
    where f.type = 'refund'
  ) s`;
  const accepted = await insertEvents(transaction, workspaceId, { from, id: sql`'refund:' || s.name`, name: sql`'Order Refunded'`, key: sql`s.id` });
  const unknown = await unknownOrders(transaction, workspaceId, { type: 'refund', base });
  if (accepted === 0) return { accepted, unknownOrders: unknown };
  // A refund is new where its event, which bears the same number, was.
  await sql`
    insert into refund (workspace_id, id, order_id, value, currency, sequence, occurred_at)
    select ${workspaceId}, s.name, s.id, e.value, e.currency, e.sequence, e.occurred_at
    from staged_fact s join ${eventsSince(workspaceId, base)} on e.sequence = s.sequence
    where s.type = 'refund'`.execute(transaction);
  if (await hasLines(transaction))
    await sql`
      insert into refund_line (workspace_id, refund_id, line, goods_id, quantity, amount, sequence)
      select ${workspaceId}, r.id, l.line, l.goods_id, l.quantity, l.amount, r.sequence
      from staged_line l join refund r on r.workspace_id = ${workspaceId} and r.sequence = l.sequence
      where r.sequence > ${base}`.execute(transaction);
  await sql`
    insert into order_status_change (workspace_id, sequence, order_id, status, occurred_at)
    select distinct on (s.id) ${workspaceId}, s.sequence, s.id, 'refunded', s.occurred_at
    from staged_fact s
    join refund mine on mine.workspace_id = ${workspaceId} and mine.sequence = s.sequence
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = s.id
    where s.type = 'refund' and ${refunded} >= o.value and ${notThere(workspaceId, sql`'refunded'`)}
    order by s.id, s.occurred_at desc, s.sequence desc`.execute(transaction);
  await updateCurrentStatuses(transaction, workspaceId, base);
  return { accepted, unknownOrders: unknown };
}

/** Events `e` numbered after `base`, by their range: a join by their numbers alone would read all events of the shop where the planner thinks them few. */
function eventsSince(workspaceId: string, base: bigint): RawBuilder<unknown> {
  return sql`(select * from event where workspace_id = ${workspaceId} and sequence > ${base}) e`;
}

function notThere(workspaceId: string, status: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (
    select from order_status_change c
    where c.workspace_id = ${workspaceId} and c.order_id = s.id and c.status = ${status} and c.occurred_at = s.occurred_at
  )`;
}

async function updateCurrentStatuses(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<void> {
  await sql`
    update shop_order o set status = latest.status
    from (
      select distinct on (c.order_id) c.order_id, c.status from order_status_change c
      where c.workspace_id = ${workspaceId}
        and c.order_id in (select order_id from order_status_change where workspace_id = ${workspaceId} and sequence > ${base})
      order by c.order_id, c.occurred_at desc, c.sequence desc
    ) latest
    where o.workspace_id = ${workspaceId} and o.id = latest.order_id and o.status <> latest.status`.execute(transaction);
}

async function unknownOrders(
  transaction: Transaction<DB>,
  workspaceId: string,
  { type, base }: { readonly type: string; readonly base: bigint },
): Promise<readonly number[]> {
  const { rows } = await sql<{ place: number }>`
    select (s.sequence - ${base} - 1)::int as place from staged_fact s
    where s.type = ${type} and not exists (select from shop_order o where o.workspace_id = ${workspaceId} and o.id = s.id)`.execute(transaction);
  return rows.map((row) => row.place);
}
