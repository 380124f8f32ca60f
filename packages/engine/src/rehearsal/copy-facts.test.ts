import { createWorkspace, type FactInput, ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { copyFacts } from './copy-facts.ts';

const at = (days: number): number => Date.UTC(2026, 0, 1) + days * 86_400_000;

describe('copyFacts', () => {
  it('copies the shop as it was at the start: orders with lines, refunds, goods, who brought whom, addresses of then', async () => {
    await using test = await testDatabase();
    const { db } = test;
    await createWorkspace(db, { id: 'tea', name: 'tea', zone: 'UTC', currency: 'CNY' });
    await sql`insert into workspace (id, name, zone, currency, shadow, shadow_of) values ('copy', 'copy', 'UTC', 'CNY', true, 'tea')`.execute(db);
    const order = (id: string, days: number): FactInput => ({
      type: 'order',
      id,
      externalId: 'a',
      value: 300n,
      lines: [{ goodsId: 'g', quantity: 3, unitPrice: 100 }],
      occurredAt: at(days),
    });
    const refund = (id: string, days: number): FactInput => ({
      type: 'refund',
      id,
      orderId: 'before',
      value: 100n,
      lines: [{ goodsId: 'g', quantity: 1, amount: 100n }],
      occurredAt: at(days),
    });
    const address = (value: string | null, days: number): FactInput => ({
      type: 'address',
      externalId: 'a',
      channel: 'sms',
      value,
      occurredAt: at(days),
    });
    await ingestFacts(db, 'tea', [
      order('before', 1),
      order('after', 11),
      refund('r1', 2),
      refund('r2', 12),
      address('+8619900000001', 1),
      address('+8619900000002', 11),
      { type: 'address', externalId: 'b', channel: 'sms', value: '+8619900000003', occurredAt: at(1) },
      { type: 'address', externalId: 'b', channel: 'sms', value: null, occurredAt: at(12) },
      { type: 'referral', externalId: 'a', referredBy: 'b', occurredAt: at(1) },
      { type: 'goods', id: 'g', category: 'tea', occurredAt: at(1) },
      { type: 'attribute', externalId: 'a', name: 'city', value: 'x', occurredAt: at(1) },
    ]);
    expect(await copyFacts(db, { from: 'tea', to: 'copy', startAt: at(10), later: null })).toMatchObject({ copied: true });
    const { rows } = await sql`select
      (select string_agg(order_id || ' ' || amount, ',') from order_line where workspace_id = 'copy') as lines,
      (select string_agg(r.id || ' ' || l.amount, ',') from refund r join refund_line l on l.workspace_id = r.workspace_id and l.refund_id = r.id
        where r.workspace_id = 'copy') as refunds,
      (select string_agg(member_no || ' ' || value, ',' order by member_no) from address where workspace_id = 'copy') as addresses,
      (select count(*)::int from referral where workspace_id = 'copy') as referrals,
      (select string_agg(category, ',') from goods where workspace_id = 'copy') as goods,
      (select string_agg(name || ' ' || type, ',') from attribute_definition where workspace_id = 'copy') as attributes`.execute(db);
    expect(rows).toEqual([
      {
        lines: 'before 300',
        refunds: 'r1 100',
        addresses: '0 +8619900000001,1 +8619900000003',
        referrals: 1,
        goods: 'tea',
        attributes: 'city text',
      },
    ]);
  });
});
