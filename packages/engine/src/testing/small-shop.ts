import type { Database } from '@magpie/db';
import { compileJourney, type JourneyDocument } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { kinds } from '@magpie/nodes';
import { sql } from 'kysely';
import { publishPlan } from './publish-plan.ts';

export const shop = { workspaceId: 'shop', zone: 'Asia/Shanghai' } as const;

/**
 * A shop by arithmetic: everyone bought on 2026-08-10 for 150 to 250 yuan and again on 2025-08-20; one in ten has no phone, one in twelve never
 * agreed; every member whose number ends in 3 or 7 buys at noon of Qixi 2027.
 */
export async function openSmallShop(db: Database, members: number): Promise<void> {
  const ws = shop.workspaceId;
  await sql`insert into workspace (id, name, zone, currency, fact_sequence, next_member_no) values (${ws}, 'Shop', ${shop.zone}, 'CNY', ${members * 10}, ${members})`.execute(
    db,
  );
  const all = sql`generate_series(0, ${members - 1}::int) as no`;
  await sql`insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at) select ${ws}, no, 'm' || no, jsonb_build_object('name', '会员' || no), no + 1, '2025-01-01' from ${all}`.execute(
    db,
  );
  await sql`insert into address (workspace_id, channel, member_no, value, sequence, occurred_at) select ${ws}, 'sms', no, '+8619' || lpad(no::text, 9, '0'), no + 1, '2025-01-01' from ${all} where no % 10 <> 0`.execute(
    db,
  );
  await sql`
    insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at)
    select ${ws}, ${members} + no, no, 'sms', 'marketing', no % 12 <> 0, '2025-01-02' from ${all}`.execute(db);
  await insertOrders(db, { base: 2 * members, at: '2026-08-10 12:00+08', value: sql`15000 + (no % 100) * 100`, who: sql`true`, members });
  await insertOrders(db, { base: 3 * members, at: '2025-08-20 12:00+08', value: sql`9900`, who: sql`true`, members });
  await insertOrders(db, { base: 4 * members, at: '2027-08-08 12:00+08', value: sql`19900`, who: sql`no % 10 in (3, 7)`, members });
  await sql`analyze`.execute(db);
}

async function insertOrders(
  db: Database,
  order: {
    readonly base: number;
    readonly at: string;
    readonly value: ReturnType<typeof sql>;
    readonly who: ReturnType<typeof sql>;
    readonly members: number;
  },
): Promise<void> {
  await sql`
    insert into event (workspace_id, sequence, id, member_no, name, key, value, currency, occurred_at, recorded_at)
    select ${shop.workspaceId}, ${order.base} + no, 'o' || (${order.base} + no), no, 'Order Completed', 'o' || (${order.base} + no), ${order.value}, 'CNY', ${order.at}::timestamptz, ${order.at}::timestamptz
    from generate_series(0, ${order.members - 1}::int) as no where ${order.who}`.execute(db);
}

/** Publishes a journey as version 1 of the shop's. */
export async function publish(db: Database, document: JourneyDocument): Promise<Plan> {
  const compiled = compileJourney(document, kinds);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  await publishPlan(db, { workspaceId: shop.workspaceId, plan: compiled.value, document });
  return compiled.value;
}
