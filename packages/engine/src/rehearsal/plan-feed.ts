import type { Database } from '@magpie/db';
import { dayMs, type Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { CustomerModel } from './customer-model.ts';

export interface FeedOptions {
  readonly from: string;
  readonly to: string;
  readonly runId: string;
  readonly startAt: Instant;
  /** Nothing after this is fed: the goal's close. */
  readonly endAt: Instant;
}

/**
 * Recorded customers: what really happened after the start, moved by whole days to this run's anchor. They do not react to messages, so the arms
 * must come out equal. Returns how many events will be fed.
 */
export async function planRecordedFeed(db: Database, options: FeedOptions, shiftDays: number): Promise<number> {
  const shiftMs = shiftDays * dayMs;
  const fed = await sql`
    insert into feed_event (workspace_id, run_id, id, member_no, name, key, value, currency, properties, occurred_at)
    select ${options.to}, ${options.runId}, 'recorded:' || id, member_no, name, key, value, currency, properties, occurred_at + ${`${shiftMs} milliseconds`}::interval
    from event
    where workspace_id = ${options.from} and occurred_at > ${new Date(options.startAt - shiftMs)} and occurred_at <= ${new Date(options.endAt - shiftMs)}
      and member_no in (select no from member where workspace_id = ${options.to})
    on conflict do nothing`.execute(db);
  return Number(fed.numAffectedRows ?? 0n);
}

const pageMembers = 10_000;

/** Modelled customers: what the model says each member will do, some of it only if a message of this run went out to them before. */
export async function planModelledFeed(db: Database, options: FeedOptions, model: CustomerModel): Promise<number> {
  let fed = 0;
  for (let after = -1; ;) {
    const { rows } = await sql<{ no: number; external_id: string; orders: number; spent: string }>`
      select m.no, m.external_id, count(e.sequence)::int as orders, coalesce(sum(e.value), 0)::text as spent
      from member m
      left join event e on e.workspace_id = m.workspace_id and e.member_no = m.no and e.name = 'Order Completed'
      where m.workspace_id = ${options.to} and m.no > ${after} and m.alias_of is null
      group by m.no, m.external_id
      order by m.no limit ${pageMembers}`.execute(db);
    const last = rows.at(-1);
    if (!last) return fed;
    after = last.no;
    const events = rows.flatMap((row) =>
      model.plan(
        { no: row.no, externalId: row.external_id, orders: row.orders, spentMinor: Number(row.spent) },
        { from: options.startAt, to: options.endAt },
      ),
    );
    fed += events.length;
    await insertFeed(db, options, events);
  }
}

async function insertFeed(db: Database, options: FeedOptions, events: ReturnType<CustomerModel['plan']>): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into feed_event (workspace_id, run_id, id, member_no, name, key, value, currency, occurred_at, requires_message)
    select ${options.to}, ${options.runId}, f.id, f.member_no, f.name, f.id, f.value, w.currency, to_timestamp(f.at / 1000.0), f.requires_message
    from unnest(
      ${events.map((event) => event.id)}::text[], ${events.map((event) => event.memberNo)}::int[], ${events.map((event) => event.name)}::text[],
      ${events.map((event) => event.valueMinor)}::bigint[], ${events.map((event) => event.occurredAt)}::bigint[], ${events.map((event) => event.requiresMessage)}::bool[]
    ) as f(id, member_no, name, value, at, requires_message)
    join workspace w on w.id = ${options.to}
    on conflict do nothing`.execute(db);
}
