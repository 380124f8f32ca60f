import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import { planOf } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { encodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { publishPlan } from './publish-plan.ts';

export interface SendingShop {
  readonly members: number;
  /** Where the provider listens. */
  readonly url: string;
  readonly idempotent?: boolean;
  readonly text?: string;
  readonly purpose?: string;
  readonly sendByHours?: number | null;
  /** Config of the adapter beyond url and idempotence. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Every n-th member is meant; 1 = all. */
  readonly every?: number;
}

export const sendingShop = { workspaceId: 'shop', runId: 'run_sending', accountId: 'sms', node: 'invite' } as const;
/** Logical instant of the wave: 2027-08-08 09:00 in Shanghai. */
export const waveAt = Date.parse('2027-08-08T01:00Z');
export const run: RunRef = { workspaceId: sendingShop.workspaceId, runId: sendingShop.runId };
export const target = { workspaceId: sendingShop.workspaceId, accountId: sendingShop.accountId };

const blockSlots = 1_024;

/**
 * A shop with members who all have a phone and agreed, a provider account, and a running run on a replayed clock whose one wave has just meant a
 * message for each: the ledger as the step leaves it.
 */
export async function openSendingShop(db: Database, shop: SendingShop): Promise<void> {
  const ws = sendingShop.workspaceId;
  const all = sql`generate_series(0, ${shop.members - 1}::int) as no`;
  await sql`insert into workspace (id, name, zone, currency, fact_sequence, next_member_no) values (${ws}, 'Shop', 'Asia/Shanghai', 'CNY', ${shop.members * 3}, ${shop.members})`.execute(
    db,
  );
  await sql`insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at) select ${ws}, no, 'm' || no, jsonb_build_object('name', '会员' || no), no + 1, '2025-01-01' from ${all}`.execute(
    db,
  );
  await sql`insert into address (workspace_id, channel, member_no, value, sequence, occurred_at) select ${ws}, 'sms', no, '+8619' || lpad(no::text, 9, '0'), no + 1, '2025-01-01' from ${all}`.execute(
    db,
  );
  await sql`
    insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at)
    select ${ws}, ${shop.members} + no, no, 'sms', ${shop.purpose ?? 'marketing'}, true, '2025-01-02' from ${all}`.execute(db);
  const config = JSON.stringify({ url: shop.url, idempotent: shop.idempotent ?? true, ...shop.config });
  await sql`insert into provider_account (workspace_id, id, channel, adapter, config) values (${ws}, ${sendingShop.accountId}, 'sms', 'loopback', ${config}::jsonb)`.execute(
    db,
  );
  const plan = planToSend(shop);
  await publishPlan(db, { workspaceId: ws, plan });
  await sql`
    insert into run (workspace_id, id, journey_id, version, plan_hash, purpose, clock, start_at, logical_now, state)
    values (${ws}, ${sendingShop.runId}, 'journey', 1, ${plan.hash}, 'live', '{"type":"replayed"}', ${new Date(waveAt)}, ${new Date(waveAt)}, 'running')`.execute(
    db,
  );
  await meanMessages(db, shop);
  await sql`analyze`.execute(db);
}

function planToSend({ text, purpose, sendByHours }: SendingShop): Plan {
  return planOf({
    enter: { op: 'enter' },
    [sendingShop.node]: {
      op: 'send',
      purpose: purpose ?? 'marketing',
      sendByHours: sendByHours === undefined ? 24 : sendByHours,
      template: { text: text ?? '【鹊桥】{{ member.name }}，七夕快乐，拒收请回复R' },
    },
    end: { op: 'end' },
  });
}

/** The ledger rows of one batch, all pending. */
async function meanMessages(db: Database, { members, purpose, every = 1 }: SendingShop): Promise<void> {
  const slots: number[][] = Array.from({ length: Math.ceil(members / blockSlots) }, () => []);
  for (let no = 0; no < members; no += every) slots[Math.floor(no / blockSlots)]?.push(no % blockSlots);
  const rows = slots.flatMap((block, index) => (block.length === 0 ? [] : [{ index, bytes: encodeSlots(block), count: block.length }]));
  await sql`
    insert into send_block (workspace_id, run_id, batch, block, node, op, version, channel, purpose, at, slots, states, count, next_claim, open)
    select ${sendingShop.workspaceId}, ${sendingShop.runId}, 1, u.block, ${sendingShop.node}, 1, 1, 'sms', ${purpose ?? 'marketing'}, ${new Date(waveAt)}, u.slots, u.states, u.count, ${new Date(waveAt)}, u.count
    from unnest(${rows.map(({ index }) => index)}::int[], ${rows.map(({ bytes }) => bytes)}::bytea[], ${rows.map(({ count }) => Buffer.alloc(count))}::bytea[], ${rows.map(({ count }) => count)}::int[]) as u(block, slots, states, count)`.execute(
    db,
  );
}
