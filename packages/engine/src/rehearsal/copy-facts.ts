import type { Database } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { type RawBuilder, sql } from 'kysely';
import { copyLaterChanges, type LaterChanges } from './copy-later-changes.ts';
import { copyTagBlocks } from './copy-tag-blocks.ts';

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly startAt: Instant;
  /** What members go on to change, where they are recorded ones; null where a model says what they do. */
  readonly later: Pick<LaterChanges, 'endAt' | 'shiftMs'> | null;
}

/**
 * Copies every kind of fact that had occurred by `startAt` into the shadow, in one transaction: sequence numbers are kept, recordedAt becomes
 * occurredAt, current values are rebuilt as of the start, and the shadow's watermark is the highest number copied. A shadow that already has
 * facts is left alone, so a repeat after a crash is harmless.
 */
export async function copyFacts(db: Database, options: CopyOptions): Promise<{ readonly members: number; readonly copied: boolean }> {
  const copied = await copyAll(db, options);
  // The planner knows nothing of rows that came a moment ago, and would join a shop's facts one by one.
  if (copied.copied) await sql`analyze member, address, event, consent_change, attribute_change, tag_change, shop_order, order_line`.execute(db);
  return copied;
}

function copyAll(db: Database, options: CopyOptions): Promise<{ readonly members: number; readonly copied: boolean }> {
  return db.transaction().execute(async (transaction) => {
    const claimed = await sql`update workspace set fact_sequence = 1 where id = ${options.to} and shadow and fact_sequence = 0`.execute(transaction);
    if (!claimed.numAffectedRows) return { members: 0, copied: false };
    const seen = sql`workspace_id = ${options.from} and occurred_at <= ${new Date(options.startAt)}`;
    const members = await copyMembers(transaction, options, seen);
    for (const table of changeTables) await copyChanges(transaction, options, { ...table, seen });
    await copyOrders(transaction, options, seen);
    await copyShop(transaction, options, seen);
    await copyCohorts(transaction, options);
    await copyTagBlocks(transaction, options.to);
    await setWatermark(transaction, options.to);
    if (options.later) await copyLaterChanges(transaction, { ...options, ...options.later });
    return { members, copied: true };
  });
}

/** Tables whose rows are facts with a sequence number, and the columns that are theirs. */
const changeTables = [
  { table: 'attribute_change', columns: ['member_no', 'name', 'value'] },
  { table: 'tag_change', columns: ['member_no', 'tag', 'present'] },
  { table: 'consent_change', columns: ['member_no', 'channel', 'purpose', 'given'] },
  { table: 'event', columns: ['id', 'member_no', 'name', 'key', 'value', 'currency', 'properties'] },
  { table: 'order_status_change', columns: ['order_id', 'status'] },
] as const;

async function copyMembers(db: Database, { from, to, startAt }: CopyOptions, seen: RawBuilder<unknown>): Promise<number> {
  const members = await sql`
    insert into member (workspace_id, no, external_id, zone, attributes, alias_of, sequence, occurred_at, recorded_at, erased_at)
    select ${to}, m.no, m.external_id, m.zone, coalesce(now_value.attributes, '{}'::jsonb), m.alias_of, m.sequence, m.occurred_at, m.occurred_at, m.erased_at
    from member m
    left join (
      select member_no, jsonb_object_agg(name, value) as attributes
      from (
        select distinct on (member_no, name) member_no, name, value
        from attribute_change
        where ${seen}
        order by member_no, name, occurred_at desc, sequence desc
      ) latest
      where value is not null
      group by member_no
    ) now_value on now_value.member_no = m.no
    where m.workspace_id = ${from} and m.occurred_at <= ${new Date(startAt)}`.execute(db);
  await sql`
    insert into address (workspace_id, channel, member_no, value, sequence, occurred_at)
    select ${to}, channel, member_no, value, sequence, occurred_at from address where ${seen}`.execute(db);
  // Who has changed or lost an address since has the one of then.
  await sql`
    insert into address (workspace_id, channel, member_no, value, sequence, occurred_at)
    select ${to}, channel, member_no, value, sequence, occurred_at from (
      select distinct on (channel, member_no) channel, member_no, value, sequence, occurred_at from address_change
      where ${seen} order by channel, member_no, occurred_at desc, sequence desc
    ) latest where value is not null
    on conflict do nothing`.execute(db);
  return Number(members.numAffectedRows ?? 0n);
}

async function copyChanges(
  db: Database,
  { to }: CopyOptions,
  copy: { readonly table: string; readonly columns: readonly string[]; readonly seen: RawBuilder<unknown> },
): Promise<void> {
  const columns = sql.join(copy.columns.map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(copy.table)} (workspace_id, sequence, ${columns}, occurred_at, recorded_at)
    select ${to}, sequence, ${columns}, occurred_at, occurred_at from ${sql.table(copy.table)} where ${copy.seen}`.execute(db);
}

/** Orders carry the status they had at the start. */
async function copyOrders(db: Database, { from, to, startAt }: CopyOptions, seen: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into shop_order (workspace_id, id, member_no, status, value, currency, placed_at, sequence)
    select ${to}, o.id, o.member_no, coalesce(latest.status, o.status), o.value, o.currency, o.placed_at, o.sequence
    from shop_order o
    left join (
      select distinct on (order_id) order_id, status from order_status_change where ${seen} order by order_id, occurred_at desc, sequence desc
    ) latest on latest.order_id = o.id
    where o.workspace_id = ${from} and o.placed_at <= ${new Date(startAt)}`.execute(db);
}

/** What was in the orders, what came back of them, who brought whom, and what goods and attributes are. */
async function copyShop(db: Database, { from, to, startAt }: CopyOptions, seen: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into order_line (workspace_id, order_id, line, goods_id, quantity, unit_price, discount, amount, sequence)
    select ${to}, l.order_id, l.line, l.goods_id, l.quantity, l.unit_price, l.discount, l.amount, l.sequence
    from order_line l join shop_order o on o.workspace_id = l.workspace_id and o.id = l.order_id
    where l.workspace_id = ${from} and o.placed_at <= ${new Date(startAt)}`.execute(db);
  await sql`
    insert into refund (workspace_id, id, order_id, value, currency, sequence, occurred_at, recorded_at)
    select ${to}, id, order_id, value, currency, sequence, occurred_at, occurred_at from refund where ${seen}`.execute(db);
  await sql`
    insert into refund_line (workspace_id, refund_id, line, goods_id, quantity, amount, sequence)
    select ${to}, l.refund_id, l.line, l.goods_id, l.quantity, l.amount, l.sequence
    from refund_line l join refund r on r.workspace_id = l.workspace_id and r.id = l.refund_id
    where l.workspace_id = ${from} and r.occurred_at <= ${new Date(startAt)}`.execute(db);
  await sql`
    insert into referral (workspace_id, member_no, referrer_no, sequence, occurred_at, recorded_at)
    select ${to}, member_no, referrer_no, sequence, occurred_at, occurred_at from referral where ${seen}`.execute(db);
  await sql`
    insert into goods (workspace_id, id, name, category, price, currency, sequence, occurred_at, recorded_at)
    select ${to}, id, name, category, price, currency, sequence, occurred_at, recorded_at from goods where workspace_id = ${from}`.execute(db);
  await sql`
    insert into attribute_definition (workspace_id, name, type, title_zh, title_en, declared)
    select ${to}, name, type, title_zh, title_en, declared from attribute_definition where workspace_id = ${from}`.execute(db);
}

async function copyCohorts(db: Database, { from, to, startAt }: CopyOptions): Promise<void> {
  const chosen = sql`workspace_id = ${from} and created_at <= ${new Date(startAt)}`;
  await sql`
    insert into cohort_block (workspace_id, cohort_id, block, members)
    select ${to}, b.cohort_id, b.block, b.members from cohort_block b
    where b.workspace_id = ${from} and b.cohort_id in (select id from cohort where ${chosen})`.execute(db);
  await sql`insert into cohort (workspace_id, id, name, origin, created_at) select ${to}, id, name, origin, created_at from cohort where ${chosen}`.execute(
    db,
  );
}

async function setWatermark(db: Database, to: string): Promise<void> {
  await sql`
    update workspace set fact_sequence = greatest(1,
      (select coalesce(max(sequence), 0) from event where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from member where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from address where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from attribute_change where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from refund where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from referral where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from goods where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from tag_change where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from consent_change where workspace_id = ${to}),
      (select coalesce(max(sequence), 0) from order_status_change where workspace_id = ${to}))
    where id = ${to}`.execute(db);
}
