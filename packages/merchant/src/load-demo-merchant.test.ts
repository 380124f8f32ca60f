import { createHash } from 'node:crypto';
import type { Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createDemoWorkspace, loadDemoMerchant } from './index.ts';
import { factTables } from './member-facts.ts';

const now = Date.parse('2026-11-23T04:00:00Z');

async function shop(db: Database, options: { readonly members: number; readonly seed?: string; readonly now?: number }) {
  const { workspaceId } = await createDemoWorkspace(db, { loopbackUrl: 'http://127.0.0.1:1' });
  return loadDemoMerchant(db, { workspaceId, now, ...options });
}

async function digest(db: Database): Promise<string> {
  const hash = createHash('sha256');
  for (const table of [...Object.keys(factTables), 'goods', 'tag_block']) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t order by t::text collate "C"`.execute(db);
    for (const { text } of rows) hash.update(`${table}${text}\n`);
  }
  return hash.digest('hex');
}

async function digestOf(options: Parameters<typeof shop>[1]): Promise<string> {
  await using test = await testDatabase();
  await shop(test.db, options);
  return await digest(test.db);
}

describe('loadDemoMerchant', () => {
  it('gives the same shop for the same seed and day, and another one otherwise', async () => {
    const first = await digestOf({ members: 300 });
    expect(await digestOf({ members: 300, now: now + 3_600_000 })).toBe(first);
    expect(await digestOf({ members: 300, seed: 'another' })).not.toBe(first);
    expect(await digestOf({ members: 300, now: now + 86_400_000 })).not.toBe(first);
  });

  it('keeps current values and counters equal to the history', async () => {
    await using test = await testDatabase();
    const loaded = await shop(test.db, { members: 3000 });
    const { rows } = await sql`
      select w.next_member_no as members, w.fact_sequence as watermark,
        (select count(*)::int from shop_order) as orders,
        (select max(sequence) from (select sequence from event union all select sequence from attribute_change union all select sequence from order_status_change) s) as top,
        (select count(*)::int from member m where attributes <> (
          select jsonb_object_agg(name, value) from (select distinct on (name) name, value from attribute_change c where c.member_no = m.no order by name, occurred_at desc, sequence desc) a)) as wrong_attributes,
        (select sum(bit_count(members))::int from tag_block) - (select count(*)::int from tag_change) as wrong_tags,
        (select count(*)::int from shop_order o where status <> (select status from order_status_change c where c.order_id = o.id order by occurred_at desc limit 1)) as wrong_orders,
        (select count(*)::int from event where occurred_at >= '2026-11-23T00:00+08') as future
      from workspace w`.execute(test.db);
    const { orders, watermark } = loaded.ok ? loaded.value : { orders: -1, watermark: -1n };
    expect(rows).toEqual([{ members: 3000, watermark, orders, top: watermark, wrong_attributes: 0, wrong_tags: 0, wrong_orders: 0, future: 0 }]);
    expect(await shop(test.db, { members: 1 })).toEqual({ ok: false, refusal: 'not-empty' });
  });

  it('sells goods: the lines of each order sum up to what was paid for it, in its category, and every kind is bought', async () => {
    await using test = await testDatabase();
    await shop(test.db, { members: 3000 });
    const { rows } = await sql`
      select count(*)::int as wrong from shop_order o
      join event e on e.id = 'order:' || o.id
      left join lateral (
        select count(*) as lines, sum(amount) as amount, sum(quantity) as quantity, sum(round(quantity * unit_price) - discount) as reckoned,
          bool_and(g.category = e.properties ->> 'category' and l.unit_price >= g.price and l.sequence = o.sequence) as fits
        from order_line l join goods g on g.id = l.goods_id where l.order_id = o.id
      ) l on true
      where l.amount is distinct from o.value or l.reckoned <> l.amount or l.quantity <> (e.properties ->> 'pieces')::int
        or l.lines <> (e.properties ->> 'lines')::int or not l.fits`.execute(test.db);
    expect(rows).toEqual([{ wrong: 0 }]);
    const bought = await sql<{ goods: number; kinds: number; several: number }>`
      select (select count(*)::int from goods) as goods, count(distinct goods_id)::int as kinds, count(*) filter (where line = 2)::int as several from order_line`.execute(
      test.db,
    );
    expect(bought.rows[0]).toMatchObject({ goods: 64 });
    expect(bought.rows[0]?.kinds).toBeGreaterThan(48);
    expect(bought.rows[0]?.several).toBeGreaterThan(500);
  });

  it('is a believable shop: phones missing, opt-outs, zones, festivals, and a Qixi audience that means something', async () => {
    await using test = await testDatabase();
    await shop(test.db, { members: 20_000 });
    const audience = (start: string, anchors: readonly [string, string]) => sql<number>`(
      select count(*)::int from (
        select member_no from event where name = 'Order Completed' and occurred_at < ${start}::timestamptz and occurred_at >= ${start}::timestamptz - interval '730 days'
        group by member_no having sum(value) > 20000) rich
      where exists (select from event e where e.member_no = rich.member_no and e.name = 'Order Completed' and (
        (e.occurred_at >= ${anchors[0]}::timestamptz - interval '14 days' and e.occurred_at < ${anchors[0]}::timestamptz) or
        (e.occurred_at >= ${anchors[1]}::timestamptz - interval '14 days' and e.occurred_at < ${anchors[1]}::timestamptz))))`;
    const { rows } = await sql<Record<'phones' | 'opt_outs' | 'urumqi' | 'angeles' | 'qixi' | 'plain' | 'next' | 'last', number>>`
      select (select count(*)::int from address) as phones, (select count(*)::int from consent_change where not given) as opt_outs,
        (select count(*)::int from member where zone = 'Asia/Urumqi') as urumqi, (select count(*)::int from member where zone = 'America/Los_Angeles') as angeles,
        (select count(*)::int from shop_order where placed_at >= '2026-08-12T00:00+08' and placed_at < '2026-08-19T00:00+08') as qixi,
        (select count(*)::int from shop_order where placed_at >= '2026-07-15T00:00+08' and placed_at < '2026-07-22T00:00+08') as plain,
        ${audience('2027-07-24T09:00+08', ['2026-08-19T00:00+08', '2025-08-29T00:00+08'])} as next,
        ${audience('2026-08-04T09:00+08', ['2025-08-29T00:00+08', '2024-08-10T00:00+08'])} as last`.execute(test.db);
    const [counts] = rows;
    expect(counts?.phones).toBeGreaterThan(19_000);
    expect(counts?.phones).toBeLessThan(19_400);
    expect(counts?.opt_outs).toBeGreaterThan(500);
    expect(counts?.opt_outs).toBeLessThan(700);
    expect([(counts?.urumqi ?? 0) > 300, (counts?.angeles ?? 0) > 120]).toEqual([true, true]);
    expect(counts?.qixi).toBeGreaterThan(2 * (counts?.plain ?? Infinity));
    for (const size of [counts?.next, counts?.last]) {
      expect(size).toBeGreaterThan(1500);
      expect(size).toBeLessThan(3500);
    }
  });
});
