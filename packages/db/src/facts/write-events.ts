import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';
import { stagedFor } from './staged-for.ts';

/** Writes staged events whose id is new. */
export async function writeEvents(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const from = stagedFor(workspaceId, 'event');
  return { accepted: await insertEvents(transaction, workspaceId, { from, id: sql`s.id`, name: sql`s.name`, key: sql`s.content` }) };
}

/** Writes staged orders whose id is new: the event, the order and its first status. */
export async function writeOrders(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const from = stagedFor(workspaceId, 'order');
  const accepted = await insertEvents(transaction, workspaceId, { from, id: sql`'order:' || s.id`, name: sql`'Order Completed'`, key: sql`s.id` });
  if (accepted === 0) return { accepted };
  // An order is new where its event, which bears the same number, was.
  await sql`
    insert into shop_order (workspace_id, id, member_no, status, value, currency, placed_at, sequence)
    select ${workspaceId}, s.id, e.member_no, s.content, e.value, e.currency, e.occurred_at, e.sequence
    from staged_fact s join event e on e.workspace_id = ${workspaceId} and e.sequence = s.sequence
    where s.type = 'order'
    on conflict do nothing`.execute(transaction);
  await sql`
    insert into order_status_change (workspace_id, sequence, order_id, status, occurred_at)
    select ${workspaceId}, s.sequence, s.id, s.content, s.occurred_at
    from staged_fact s join event e on e.workspace_id = ${workspaceId} and e.sequence = s.sequence
    where s.type = 'order'`.execute(transaction);
  return { accepted };
}

/** Writes staged status changes of known orders that are not there yet. */
export async function writeOrderStatuses(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const accepted = await insertStatuses(transaction, workspaceId, 'order-status');
  await updateCurrentStatuses(transaction, workspaceId, base);
  return { accepted, unknownOrders: await unknownOrders(transaction, workspaceId, { type: 'order-status', base }) };
}

/** Writes staged refunds of known orders whose id is new: the event and the status. */
export async function writeRefunds(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const from = sql`(
    select f.*, o.member_no as no from staged_fact f
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = f.id
    where f.type = 'refund'
  ) s`;
  const accepted = await insertEvents(transaction, workspaceId, { from, id: sql`'refund:' || s.name`, name: sql`'Order Refunded'`, key: sql`s.id` });
  await insertStatuses(transaction, workspaceId, 'refund');
  await updateCurrentStatuses(transaction, workspaceId, base);
  return { accepted, unknownOrders: await unknownOrders(transaction, workspaceId, { type: 'refund', base }) };
}

interface EventColumns {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
}

async function insertEvents(transaction: Transaction<DB>, workspaceId: string, { from, id, name, key }: EventColumns): Promise<number> {
  const inserted = await sql`
    insert into event (workspace_id, sequence, id, member_no, name, key, value, currency, properties, occurred_at)
    select w.id, s.sequence, ${id}, s.no, ${name}, ${key}, s.value, case when s.value is not null then coalesce(s.currency, w.currency) end,
      coalesce(s.properties, '{}'), s.occurred_at
    from ${from} join workspace w on w.id = ${workspaceId}
    order by s.sequence
    on conflict (workspace_id, id) do nothing`.execute(transaction);
  return Number(inserted.numAffectedRows ?? 0n);
}

async function insertStatuses(transaction: Transaction<DB>, workspaceId: string, type: 'order-status' | 'refund'): Promise<number> {
  const inserted = await sql`
    insert into order_status_change (workspace_id, sequence, order_id, status, occurred_at)
    select ${workspaceId}, min(s.sequence), s.id, s.status, s.occurred_at
    from (select sequence, id, coalesce(content, 'refunded') as status, occurred_at from staged_fact where type = ${type}) s
    join shop_order o on o.workspace_id = ${workspaceId} and o.id = s.id
    where not exists (
      select from order_status_change c
      where c.workspace_id = ${workspaceId} and c.order_id = s.id and c.status = s.status and c.occurred_at = s.occurred_at
    )
    group by s.id, s.status, s.occurred_at`.execute(transaction);
  return Number(inserted.numAffectedRows ?? 0n);
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
