import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  createWorkspace,
  type Database,
  declareAttribute,
  type FactInput,
  findMember,
  inferAttributes,
  ingestFacts,
  listAttributes,
} from '../index.ts';
import { testDatabase } from '../testing/test-database.ts';

const at = (days: number): number => Date.UTC(2026, 0, 1) + days * 86_400_000;

async function shop(db: Database, id = 'tea') {
  await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  return (...facts: FactInput[]) => ingestFacts(db, id, facts);
}

describe('orders', () => {
  it('keep their lines, what each amounts to, and take in a later revision but no older one', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    const order: FactInput = {
      type: 'order',
      id: 'o',
      externalId: 'a',
      value: 2_001n,
      lines: [
        { goodsId: 'longjing', quantity: 0.5, unitPrice: 3_001, discount: 100n },
        { goodsId: null, quantity: 6, unitPrice: 0.1 },
      ],
      occurredAt: at(1),
    };
    await tea(order);
    await tea(order);
    const lines = async () =>
      (
        await sql`select line, goods_id as goods, quantity::float8 as quantity, amount from order_line where order_id = 'o' order by line`.execute(
          test.db,
        )
      ).rows;
    expect(await lines()).toEqual([
      { line: 1, goods: 'longjing', quantity: 0.5, amount: 1_401n },
      { line: 2, goods: null, quantity: 6, amount: 1n },
    ]);
    const revised = await tea(
      { type: 'order-revision', orderId: 'o', value: 900n, lines: [{ goodsId: 'oolong', quantity: 3, unitPrice: 300 }], occurredAt: at(5) },
      { type: 'order-revision', orderId: 'nobody-knows', value: 1n, occurredAt: at(5) },
    );
    expect(revised).toMatchObject({ accepted: { 'order-revision': 1 }, unknownOrders: [1] });
    await tea({ type: 'order-revision', orderId: 'o', value: 1n, lines: [], occurredAt: at(4) });
    expect(await lines()).toEqual([{ line: 1, goods: 'oolong', quantity: 3, amount: 900n }]);
    const { rows } = await sql`select o.value as now, e.value as before from shop_order o join event e on e.key = o.id`.execute(test.db);
    expect(rows).toEqual([{ now: 900n, before: 2_001n }]);
  });

  it('are refunded line by line, and are refunded once all of it is given back', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea({ type: 'order', id: 'o', externalId: 'a', value: 1_000n, occurredAt: at(1) });
    const status = async () => (await sql<{ status: string }>`select status from shop_order`.execute(test.db)).rows[0]?.status;
    const part: FactInput = {
      type: 'refund',
      id: 'r1',
      orderId: 'o',
      value: 400n,
      lines: [{ goodsId: 'longjing', quantity: 1, amount: 400n }],
      occurredAt: at(2),
    };
    await tea(part);
    await tea(part);
    expect(await status()).toBe('paid');
    await tea({ type: 'refund', id: 'r2', orderId: 'o', occurredAt: at(3) });
    expect(await status()).toBe('refunded');
    const { rows } = await sql`select r.id, r.value, l.goods_id as goods, l.amount, e.value as told
      from refund r join event e on e.sequence = r.sequence left join refund_line l on l.refund_id = r.id order by r.id`.execute(test.db);
    expect(rows).toEqual([
      { id: 'r1', value: 400n, goods: 'longjing', amount: 400n, told: 400n },
      { id: 'r2', value: 600n, goods: null, amount: null, told: 600n },
    ]);
  });
});

describe('goods', () => {
  it('are as they were described last; an older description fills only what is missing', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea({ type: 'goods', id: 'g', name: '龙井', price: 9_900n, occurredAt: at(3) });
    await tea({ type: 'goods', id: 'g', name: '旧名', category: '绿茶', occurredAt: at(2) });
    expect((await tea({ type: 'goods', id: 'g', name: '更旧', occurredAt: at(1) })).accepted).toMatchObject({ goods: 0 });
    await tea({ type: 'goods', id: 'g', price: 8_900n, occurredAt: at(4) });
    const { rows } = await sql`select name, category, price, currency from goods`.execute(test.db);
    expect(rows).toEqual([{ name: '龙井', category: '绿茶', price: 8_900n, currency: 'CNY' }]);
  });
});

describe('addresses', () => {
  it('keep every change, the last is current, and one that was taken away stays away', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    const address = (value: string | null, days: number): FactInput => ({
      type: 'address',
      externalId: 'a',
      channel: 'email',
      value,
      occurredAt: at(days),
    });
    await tea(address('1@tea', 1), address('3@tea', 3));
    await tea(address(null, 4));
    await tea(address('2@tea', 2));
    const { rows } = await sql`select (select count(*)::int from address) as now, count(*)::int as changes from address_change`.execute(test.db);
    expect(rows).toEqual([{ now: 0, changes: 4 }]);
    await tea(address('5@tea', 5));
    expect((await sql`select value from address`.execute(test.db)).rows).toEqual([{ value: '5@tea' }]);
  });
});

describe('attributes', () => {
  it('show what type they are until somebody declares it', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    const set = (name: string, value: string | number | boolean | null, days = 1): FactInput => ({
      type: 'attribute',
      externalId: 'a',
      name,
      value,
      occurredAt: at(days),
    });
    await tea(set('birthday', '1990-08-07'), set('points', 3), set('vip', true), set('city', '杭州'), set('seen', '2026-01-01T08:00:00Z'));
    await tea(set('points', 'many', 2), set('birthday', 'in spring', 2), set('vip', null, 2));
    const types = async () =>
      Object.fromEntries((await listAttributes(test.db, 'tea')).map(({ name, type, declared }) => [name, `${type} ${declared}`]));
    expect(await types()).toEqual({
      birthday: 'text false',
      points: 'mixed false',
      vip: 'boolean false',
      city: 'text false',
      seen: 'instant false',
    });
    await declareAttribute(test.db, 'tea', { name: 'points', type: 'number', titleZh: '积分', titleEn: 'Points' });
    await tea(set('points', 'more', 3));
    expect(await types()).toMatchObject({ points: 'number true' });
    expect(await listAttributes(test.db, 'other')).toEqual([]);
    await sql`delete from attribute_definition`.execute(test.db);
    await inferAttributes(test.db, 'tea');
    expect(await types()).toMatchObject({ points: 'mixed false', birthday: 'text false' });
  });
});

describe('ids and who brought whom', () => {
  it('lead to one member by every id, made or told; the first who brought them counts', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(
      { type: 'identity', externalId: 'anonymous:v', source: 'anonymous', value: 'v', occurredAt: at(1) },
      { type: 'identity', externalId: 'anonymous:v', source: 'user', value: 'u', occurredAt: at(2) },
    );
    const told = await tea(
      { type: 'event', id: 'e', externalId: 'u', name: 'Product Viewed', occurredAt: at(3) },
      { type: 'referral', externalId: 'u', referredBy: 'friend', occurredAt: at(3) },
      { type: 'referral', externalId: 'u', referredBy: 'u', occurredAt: at(1) },
      { type: 'referral', externalId: 'friend', referredBy: 'u', occurredAt: at(4) },
    );
    expect(told.newMembers).toBe(1);
    await tea({ type: 'referral', externalId: 'u', referredBy: 'earlier', occurredAt: at(2) });
    await tea({ type: 'referral', externalId: 'u', referredBy: 'later', occurredAt: at(5) });
    expect(await findMember(test.db, 'tea', 'u')).toMatchObject({ no: 0, externalId: 'anonymous:v' });
    const { rows } = await sql`
      select m.external_id as who, r.external_id as brought from referral f join member m on m.no = f.member_no join member r on r.no = f.referrer_no order by 1`.execute(
      test.db,
    );
    expect(rows).toEqual([
      { who: 'anonymous:v', brought: 'earlier' },
      { who: 'friend', brought: 'anonymous:v' },
    ]);
  });
});
