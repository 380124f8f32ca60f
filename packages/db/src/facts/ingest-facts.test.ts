import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createWorkspace, type Database, type FactInput, findMember, ingestFacts, mergeMembers } from '../index.ts';
import { testDatabase } from '../testing/test-database.ts';

const day = 86_400_000;
const at = (days: number): number => Date.UTC(2026, 0, 1) + days * day;

async function shop(db: Database, id = 'tea'): Promise<(...facts: FactInput[]) => ReturnType<typeof ingestFacts>> {
  await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  return (...facts) => ingestFacts(db, id, facts);
}

describe('ingestFacts', () => {
  it('numbers facts and members densely in their order, in each workspace for itself', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    const cds = await shop(test.db, 'cds');
    const visit = (id: string, externalId: string): FactInput => ({ type: 'event', id, externalId, name: 'Product Viewed', occurredAt: at(1) });
    expect(await tea(visit('1', 'b'), visit('2', 'a'), visit('3', 'b'))).toEqual({
      watermark: 3n,
      accepted: { member: 2, event: 3 },
      newMembers: 2,
      unknownOrders: [],
    });
    expect(await cds(visit('1', 'z'))).toMatchObject({ watermark: 1n, newMembers: 1 });
    expect(await tea(visit('4', 'c'))).toMatchObject({ watermark: 4n, newMembers: 1 });
    const { rows } =
      await sql`select m.no, m.external_id as id, m.sequence as since, e.sequence from member m join event e on e.workspace_id = m.workspace_id and e.member_no = m.no
      where m.workspace_id = 'tea' order by e.sequence`.execute(test.db);
    expect(rows).toEqual([
      { no: 0, id: 'b', since: 1n, sequence: 1n },
      { no: 1, id: 'a', since: 2n, sequence: 2n },
      { no: 0, id: 'b', since: 1n, sequence: 3n },
      { no: 2, id: 'c', since: 4n, sequence: 4n },
    ]);
    await expect(ingestFacts(test.db, 'nowhere', [visit('1', 'a')])).rejects.toThrow('no workspace nowhere');
  });

  it('takes everything once: a repeat adds nothing and moves no watermark', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    const facts: FactInput[] = [
      { type: 'member', externalId: 'a', zone: 'Asia/Urumqi', occurredAt: at(0) },
      { type: 'address', externalId: 'a', channel: 'sms', value: '+8619900000001', occurredAt: at(0) },
      { type: 'attribute', externalId: 'a', name: 'city', value: '杭州', occurredAt: at(0) },
      { type: 'tag', externalId: 'a', tag: '会员', present: true, occurredAt: at(0) },
      { type: 'consent', externalId: 'a', channel: 'sms', purpose: 'marketing', given: true, occurredAt: at(0) },
      { type: 'event', id: 'e', externalId: 'a', name: 'Product Viewed', occurredAt: at(1) },
      { type: 'event', id: 'e', externalId: 'a', name: 'Product Viewed', occurredAt: at(2) },
      { type: 'order', id: 'o', externalId: 'a', value: 12_345n, properties: { items: 2 }, occurredAt: at(2) },
      { type: 'order-status', orderId: 'o', status: 'shipped', occurredAt: at(3) },
      { type: 'refund', id: 'r', orderId: 'o', value: 12_345n, occurredAt: at(4) },
      { type: 'order-status', orderId: 'unheard-of', status: 'shipped', occurredAt: at(3) },
    ];
    const first = await tea(...facts);
    expect(first).toEqual({
      watermark: 11n,
      accepted: { member: 1, event: 1, order: 1, 'order-status': 1, refund: 1, attribute: 1, tag: 1, consent: 1, address: 1 },
      newMembers: 1,
      unknownOrders: [10],
    });
    const again = await tea(...facts);
    expect(again.watermark).toBe(11n);
    expect(Object.values(again.accepted).every((count) => count === 0)).toBe(true);
    const { rows } = await sql`select name, key, value, currency, properties from event order by sequence`.execute(test.db);
    expect(rows).toEqual([
      { name: 'Product Viewed', key: null, value: null, currency: null, properties: {} },
      { name: 'Order Completed', key: 'o', value: 12_345n, currency: 'CNY', properties: { items: 2 } },
      { name: 'Order Refunded', key: 'o', value: 12_345n, currency: 'CNY', properties: {} },
    ]);
    const orders =
      await sql`select o.status, count(*)::int as changes from shop_order o join order_status_change c on c.order_id = o.id group by 1`.execute(
        test.db,
      );
    expect(orders.rows).toEqual([{ status: 'refunded', changes: 3 }]);
    expect(await findMember(test.db, 'tea', 'a')).toEqual({
      no: 0,
      externalId: 'a',
      zone: 'Asia/Urumqi',
      attributes: { city: '杭州' },
      aliasOf: null,
    });
  });

  it('lets what occurred last be current, whatever came last', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(
      { type: 'attribute', externalId: 'a', name: 'level', value: 'gold', occurredAt: at(5) },
      { type: 'tag', externalId: 'a', tag: 'x', present: false, occurredAt: at(5) },
    );
    await tea(
      { type: 'attribute', externalId: 'a', name: 'level', value: 'silver', occurredAt: at(2) },
      { type: 'tag', externalId: 'a', tag: 'x', present: true, occurredAt: at(2) },
      { type: 'address', externalId: 'a', channel: 'sms', value: '2', occurredAt: at(3) },
    );
    await tea({ type: 'address', externalId: 'a', channel: 'sms', value: '1', occurredAt: at(1) });
    expect((await findMember(test.db, 'tea', 'a'))?.attributes).toEqual({ level: 'gold' });
    const { rows } = await sql`select value, get_bit(members, 0) as tagged, m.occurred_at as since from address a, tag_block, member m`.execute(
      test.db,
    );
    expect(rows).toEqual([{ value: '2', tagged: 0, since: new Date(at(1)) }]);
    await tea({ type: 'attribute', externalId: 'a', name: 'level', value: null, occurredAt: at(6) });
    expect((await findMember(test.db, 'tea', 'a'))?.attributes).toEqual({});
  });

  it('gives sequence numbers in the order of commits to writers who come at once', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    const batch = (writer: number): FactInput[] =>
      Array.from({ length: 40 }, (_, i) => ({ type: 'event', id: `${writer}:${i}`, externalId: `m${i % 7}`, name: 'Ping', occurredAt: at(i) }));
    const all = await Promise.all(Array.from({ length: 8 }, (_, writer) => tea(...batch(writer))));
    expect(all.map(({ watermark }) => watermark).toSorted((left, right) => Number(left - right))).toEqual([
      40n,
      80n,
      120n,
      160n,
      200n,
      240n,
      280n,
      320n,
    ]);
    const { rows } =
      await sql`select count(*)::int as events, count(distinct sequence)::int as numbers, count(distinct member_no)::int as members, max(member_no) as top from event`.execute(
        test.db,
      );
    expect(rows).toEqual([{ events: 320, numbers: 320, members: 7, top: 6 }]);
  });

  it('keeps current values equal to the history, for any order of arrival', async () => {
    await using test = await testDatabase();
    let shops = 0;
    const change = fc.record({
      member: fc.integer({ min: 0, max: 3 }),
      day: fc.integer({ min: 0, max: 4 }),
      on: fc.boolean(),
      batch: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
        const id = `shop${shops++}`;
        const take = await shop(test.db, id);
        for (const batch of [0, 1, 2]) {
          const facts = changes
            .filter((each) => each.batch === batch)
            .flatMap(({ member, day, on }): FactInput[] => [
              { type: 'tag', externalId: `m${member}`, tag: 't', present: on, occurredAt: at(day) },
              { type: 'attribute', externalId: `m${member}`, name: 'on', value: on ? true : null, occurredAt: at(day) },
            ]);
          await take(...facts);
        }
        const { rows } = await sql<{ tagged: number; attributed: number; wanted: number; level: number }>`
          select coalesce((select get_bit(members, m.no) from tag_block b where b.workspace_id = m.workspace_id), 0) as tagged, (attributes ? 'on')::int as attributed,
            (select present::int from tag_change c where c.workspace_id = m.workspace_id and c.member_no = m.no order by occurred_at desc, sequence desc limit 1) as wanted
          from member m where m.workspace_id = ${id}`.execute(test.db);
        for (const row of rows) expect([row.tagged, row.attributed]).toEqual([row.wanted, row.wanted]);
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});

describe('mergeMembers', () => {
  it('makes a permanent alias and lets later facts count for the other', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(
      { type: 'attribute', externalId: 'old', name: 'city', value: '苏州', occurredAt: at(1) },
      { type: 'attribute', externalId: 'old', name: 'level', value: 'gold', occurredAt: at(1) },
      { type: 'attribute', externalId: 'new', name: 'city', value: '杭州', occurredAt: at(2) },
      { type: 'tag', externalId: 'old', tag: 'vip', present: true, occurredAt: at(1) },
      { type: 'address', externalId: 'old', channel: 'sms', value: '+8619900000001', occurredAt: at(1) },
    );
    expect(await mergeMembers(test.db, 'tea', { from: 'old', into: 'new' })).toEqual({ ok: true, value: { no: 1 } });
    await tea({ type: 'order', id: 'o', externalId: 'old', value: 100n, occurredAt: at(3) });
    expect(await findMember(test.db, 'tea', 'old')).toMatchObject({ no: 0, aliasOf: 1 });
    expect((await findMember(test.db, 'tea', 'new'))?.attributes).toEqual({ city: '杭州', level: 'gold' });
    const { rows } =
      await sql`select e.member_no as buyer, a.member_no as reached, get_bit(members, 0) as before, get_bit(members, 1) as after from event e, address a, tag_block`.execute(
        test.db,
      );
    expect(rows).toEqual([{ buyer: 1, reached: 1, before: 0, after: 1 }]);
    expect(await mergeMembers(test.db, 'tea', { from: 'old', into: 'new' })).toEqual({ ok: false, refusal: 'already-merged' });
  });

  it('refuses two different phones, nobody, and oneself', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(
      { type: 'address', externalId: 'a', channel: 'sms', value: '1', occurredAt: at(1) },
      { type: 'address', externalId: 'b', channel: 'sms', value: '2', occurredAt: at(1) },
    );
    const merge = async (from: string, into: string) =>
      (await mergeMembers(test.db, 'tea', { from, into })).ok || (await mergeMembers(test.db, 'tea', { from, into }));
    expect(await merge('a', 'b')).toEqual({ ok: false, refusal: 'different-addresses' });
    expect(await merge('a', 'nobody')).toEqual({ ok: false, refusal: 'not-found' });
    expect(await merge('a', 'a')).toEqual({ ok: false, refusal: 'same-member' });
  });
});
