import { gzipSync } from 'node:zlib';
import { countDeadLetters, type Database, declareAttribute, findMember, listDeadLetters, listIdentities, revokeWriteKey } from '@magpie/db';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDoor } from './testing/open-test-door.ts';

const events = async (db: Database, workspaceId = 'tea') =>
  (
    await sql<{ name: string; key: string | null; value: bigint | null; properties: Record<string, unknown>; at: Date }>`
      select name, key, value, properties, occurred_at as at from event where workspace_id = ${workspaceId} order by sequence`.execute(db)
  ).rows;
const reasons = async (db: Database, workspaceId = 'tea') =>
  Object.fromEntries((await countDeadLetters(db, workspaceId)).map(({ reason, count }) => [reason, count]));
const taken = { status: 200, body: { success: true } };

describe('the ingest door', () => {
  it('takes every call of the tracking spec in, and answers as Segment does', async () => {
    await using door = await openTestDoor();
    const anonymousId = 'visitor-1';
    expect(await door.post('page', { anonymousId, messageId: '1', name: 'Home', properties: { path: '/' } })).toEqual(taken);
    expect(
      await door.post('identify', {
        anonymousId,
        userId: 'u1',
        traits: {
          name: '小鹊',
          email: 'Magpie@example.com',
          phone: '199 0000 0001',
          timezone: 'Asia/Urumqi',
          tags: ['茶友'],
          consents: { sms: { marketing: true } },
          address: { city: '杭州' },
          referredBy: 'friend',
          openid: 'o_1',
        },
      }),
    ).toEqual(taken);
    expect(await door.post('group', { userId: 'u1', messageId: '2', groupId: 'g1', traits: { name: '茶会' } })).toEqual(taken);
    expect(await door.post('screen', { userId: 'u1', messageId: '3', name: 'Cart' })).toEqual(taken);
    expect(await door.post('alias', { userId: 'u1', previousId: 'visitor-0' })).toEqual(taken);
    expect(
      await door.post('track', { anonymousId: 'visitor-0', messageId: '4', event: 'Signed Up', context: { campaign: { source: 'wecom' } } }),
    ).toEqual(taken);
    const member = await findMember(door.db, 'tea', 'u1');
    expect(member).toMatchObject({ no: 0, zone: 'Asia/Urumqi', attributes: { name: '小鹊', 'address.city': '杭州' } });
    expect((await listIdentities(door.db, 'tea', 0)).map(({ source, value }) => `${source} ${value}`)).toEqual([
      'anonymous visitor-1',
      'user u1',
      'openid o_1',
      'phone +8619900000001',
      'email magpie@example.com',
      'anonymous visitor-0',
    ]);
    expect((await events(door.db)).map(({ name, key }) => [name, key])).toEqual([
      ['Page Viewed', null],
      ['Group Joined', 'g1'],
      ['Screen Viewed', null],
      ['Signed Up', null],
    ]);
    const { rows } = await sql`
      select (select string_agg(channel || ' ' || value, ', ' order by channel) from address where member_no = 0) as addresses,
        (select string_agg(channel || ' ' || purpose || ' ' || given, ', ') from consent_change) as consents,
        (select string_agg(tag, ', ') from tag_block) as tags, (select count(distinct member_no)::int from event) as people,
        (select m.external_id from referral r join member m on m.no = r.referrer_no) as brought`.execute(door.db);
    expect(rows).toEqual([
      {
        addresses: 'email Magpie@example.com, mini-program o_1, sms +8619900000001',
        consents: 'sms marketing true',
        tags: '茶友',
        people: 1,
        brought: 'friend',
      },
    ]);
    expect(await reasons(door.db)).toEqual({});
  });

  it('makes orders with lines, goods, refunds and statuses of the e-commerce events, in minor units', async () => {
    await using door = await openTestDoor();
    const track = (event: string, properties: object, messageId = event) => ({ type: 'track', userId: 'u', messageId, event, properties });
    const products = [
      { product_id: 'p1', name: '龙井', category: '绿茶', price: 99.9, quantity: 2, discount: 9.8 },
      { sku: 's2', price: 0.1 + 0.2, quantity: 1 },
    ];
    const body = {
      batch: [
        track('Product Viewed', { product_id: 'p1', name: '龙井', price: 99.9, cart_id: 'c1' }),
        track('Product Added', { product_id: 'p3', price: '5', cart_id: 'c1' }),
        track('Cart Viewed', { cart_id: 'c1', products }),
        track('Checkout Started', { checkout_id: 'ch1', value: 190.3 }),
        track('Coupon Applied', { coupon_id: 'cp' }),
        track('Order Completed', { order_id: 'o1', total: 190.3, currency: 'CNY', cart_id: 'c1', products }),
        track('Order Completed', { order_id: 'o1', total: 190.3 }, 'again'),
        track('Order Completed', { order_id: 'o2', revenue: 10 }, 'second'),
        track('Order Updated', { order_id: 'o1', total: 150, products: [{ product_id: 'p1', price: 75, quantity: 2 }] }),
        track('Order Refunded', { order_id: 'o1', total: 75, products: [{ product_id: 'p1', price: 75, quantity: 1 }] }),
        track('Order Cancelled', { order_id: 'o2' }),
        track('Order Refunded', { order_id: 'unheard-of' }, 'lost'),
      ],
    };
    expect(await door.post('batch', body)).toEqual(taken);
    expect(await door.post('batch', body)).toEqual(taken);
    expect((await events(door.db)).map(({ name, key, value }) => `${name} ${key} ${value}`)).toEqual([
      'Product Viewed c1 null',
      'Product Added c1 null',
      'Cart Viewed c1 null',
      'Checkout Started ch1 19030',
      'Coupon Applied cp null',
      'Order Completed o1 19030',
      'Order Completed o2 1000',
      'Order Updated o1 null',
      'Order Refunded o1 7500',
      'Order Cancelled o2 null',
    ]);
    // How large an order is can be asked of its event; one that lists nothing says nothing.
    expect((await events(door.db)).filter(({ name }) => name === 'Order Completed').map(({ properties }) => properties)).toEqual([
      { order_id: 'o1', total: 190.3, currency: 'CNY', cart_id: 'c1', lines: 2, pieces: 3 },
      { order_id: 'o2', revenue: 10 },
    ]);
    const { rows } = await sql`
      select (select string_agg(id || ' ' || status || ' ' || value, ', ' order by id) from shop_order) as orders,
        (select string_agg(goods_id || ' ' || quantity::float8 || ' ' || amount, ', ' order by line) from order_line) as lines,
        (select string_agg(concat_ws(' ', id, name, category, price), ', ' order by id) from goods) as goods,
        (select string_agg(goods_id || ' ' || amount, ', ') from refund_line) as refunded`.execute(door.db);
    expect(rows).toEqual([
      {
        orders: 'o1 paid 15000, o2 cancelled 1000',
        lines: 'p1 2 15000',
        goods: 'p1 龙井 绿茶 7500, p3 500, s2 30',
        refunded: 'p1 7500',
      },
    ]);
    expect(await reasons(door.db)).toEqual({ 'unknown-order': 1 });
    expect(await listDeadLetters(door.db, 'tea', { state: 'open', reason: null, after: null, newestFirst: true, limit: 9 })).toMatchObject([
      { reason: 'unknown-order', call: 'track', times: 2, keyId: 'key_tea' },
    ]);
  });

  it('takes a message once, whatever the batch it comes in, and corrects the clock of the sender', async () => {
    await using door = await openTestDoor();
    const hour = 3_600_000;
    const sender = Date.now() - 5 * hour;
    const message = { type: 'track', userId: 'u', messageId: 'same', event: 'Seen', timestamp: new Date(sender - hour).toISOString() };
    await door.post('batch', { sentAt: new Date(sender).toISOString(), batch: [message, message, { ...message, messageId: 'other' }] });
    await door.post('track', { ...message, sentAt: new Date(sender).toISOString() });
    const seen = await events(door.db);
    expect(seen).toHaveLength(2);
    for (const { at } of seen) expect(Math.abs(Date.now() - hour - at.getTime())).toBeLessThan(60_000);
    const bare = { userId: 'u', event: 'Without an id', timestamp: '2026-01-02T03:04:05Z' };
    await door.post('track', bare);
    await door.post('track', bare);
    expect((await events(door.db)).slice(2)).toMatchObject([{ name: 'Without an id', at: new Date('2026-01-02T03:04:05Z') }]);
  });

  it('unpacks gzip, and stops at a bomb', async () => {
    await using door = await openTestDoor();
    const gzip = { 'content-encoding': 'gzip' };
    const body = JSON.stringify({ userId: 'u', event: 'Packed', messageId: 'p' });
    expect(await door.post('track', gzipSync(body), gzip)).toEqual(taken);
    expect(await door.post('track', gzipSync(Buffer.alloc(50_000_000, 32)), gzip)).toEqual({
      status: 400,
      body: { success: false, code: 'too-large' },
    });
    expect(await door.post('track', Buffer.from('not packed'), gzip)).toEqual({ status: 400, body: { success: false, code: 'bad-encoding' } });
    expect(await door.post('track', body, { 'content-encoding': 'br' })).toMatchObject({ status: 400 });
    expect(await door.post('batch', `{"batch":[${' '.repeat(600_000)}]}`)).toEqual({ status: 400, body: { success: false, code: 'too-large' } });
    expect((await events(door.db)).map(({ name }) => name)).toEqual(['Packed']);
  });

  it('keeps what it cannot read with the reason, and takes the rest of the batch in', async () => {
    await using door = await openTestDoor();
    await declareAttribute(door.db, 'tea', { name: 'points', type: 'number', titleZh: null, titleEn: null });
    const good = { type: 'track', userId: 'u', messageId: 'good', event: 'Seen' };
    const bad: Readonly<Record<string, unknown>> = {
      'not-an-object': 7,
      'unknown-type': { type: 'trak', userId: 'u' },
      'no-id': { type: 'track', event: 'x' },
      'bad-id': { type: 'track', userId: { a: 1 }, event: 'x' },
      'no-event-name': { type: 'track', userId: 'u' },
      'bad-timestamp': { type: 'track', userId: 'u', event: 'x', timestamp: 'yesterday' },
      'time-out-of-range': { type: 'track', userId: 'u', event: 'x', timestamp: '0000-01-01T00:00:00Z' },
      'bad-properties': { type: 'track', userId: 'u', event: 'x', properties: [] },
      'bad-phone': { type: 'identify', userId: 'u', traits: { phone: 'call me' } },
      'bad-email': { type: 'identify', userId: 'u', traits: { email: 'me' } },
      'attribute-type': { type: 'identify', userId: 'u', traits: { points: 'many' } },
      'bad-money': { type: 'track', userId: 'u', event: 'Order Completed', properties: { order_id: 'o', total: '12 yuan' } },
      'other-currency': { type: 'track', userId: 'u', event: 'Order Completed', properties: { order_id: 'o', total: 12, currency: 'usd' } },
      'bad-products': { type: 'track', userId: 'u', event: 'Cart Viewed', properties: { products: 'tea' } },
      'no-order-id': { type: 'track', userId: 'u', event: 'Order Completed', properties: { total: 1 } },
      'no-order-value': { type: 'track', userId: 'u', event: 'Order Completed', properties: { order_id: 'o' } },
      'unstorable-text': { type: 'track', userId: 'u', event: 'x', properties: { text: 'a\0b' } },
      'too-large': { type: 'track', userId: 'u', event: 'x', properties: { text: 'x'.repeat(33_000) } },
    };
    expect(await door.post('batch', { batch: [good, ...Object.values(bad)] })).toEqual(taken);
    expect(await reasons(door.db)).toEqual(Object.fromEntries(Object.keys(bad).map((reason) => [reason, 1])));
    expect(await events(door.db)).toMatchObject([{ name: 'Seen' }]);
    const letters = await listDeadLetters(door.db, 'tea', { state: 'open', reason: 'bad-phone', after: null, newestFirst: true, limit: 9 });
    expect(letters).toMatchObject([{ detail: { path: 'traits.phone', found: 'call me' } }]);
    expect(JSON.parse(letters[0]?.body.toString() ?? '')).toEqual(bad['bad-phone']);
  });

  it('adds no money of another currency to the money of the shop', async () => {
    await using door = await openTestDoor();
    const track = (event: string, properties: object) => ({ type: 'track', userId: 'u', messageId: event, event, properties });
    const products = [{ product_id: 'p1', name: '明前龙井', price: 12, quantity: 1 }];
    const batch = [
      track('Order Completed', { order_id: 'o1', products, currency: 'USD' }),
      track('Cart Viewed', { cart_id: 'c1', value: 12, currency: 'JPY' }),
      // What has no amount adds nothing, and a price is said with its currency.
      track('Product Viewed', { ...products[0], currency: 'USD' }),
      track('Checkout Started', { currency: 'USD' }),
    ];
    expect(await door.post('batch', { batch })).toEqual(taken);
    expect(await reasons(door.db)).toEqual({ 'other-currency': 2 });
    expect(await events(door.db)).toMatchObject([
      { name: 'Product Viewed', value: null },
      { name: 'Checkout Started', value: null },
    ]);
    const letters = await listDeadLetters(door.db, 'tea', { state: 'open', reason: 'other-currency', after: null, newestFirst: false, limit: 9 });
    expect(letters).toMatchObject([{ detail: { path: 'properties.currency', found: 'USD' } }, { detail: { found: 'JPY' } }]);
  });

  it('refuses what is no JSON, keeping it; and who has no key, keeping nothing', async () => {
    await using door = await openTestDoor();
    const refused = (code: string, status = 400) => ({ status, body: { success: false, code } });
    expect(await door.post('track', '{"userId":')).toEqual(refused('malformed-json'));
    expect(await door.post('track', Buffer.from([0x22, 0xff, 0x22]))).toEqual(refused('malformed-json'));
    expect(await door.post('batch', { batch: {} })).toEqual(refused('bad-batch'));
    expect(await door.post('batch', { batch: Array.from({ length: 2_501 }, () => 0) })).toEqual(refused('too-many-events'));
    expect(await reasons(door.db)).toEqual({ 'malformed-json': 2, 'bad-batch': 1, 'too-many-events': 1 });
    const message = { userId: 'u', event: 'Seen' };
    for (const authorization of ['', 'Basic', `Basic ${Buffer.from('wrong:').toString('base64')}`, 'Bearer x'])
      expect(await door.post('track', message, { authorization })).toEqual(refused('bad-write-key', 401));
    expect(await door.post('track', { ...message, writeKey: door.otherKey }, { authorization: '' })).toEqual(taken);
    expect((await events(door.db, 'cds')).map(({ name }) => name)).toEqual(['Seen']);
    expect(await events(door.db)).toEqual([]);
  });

  it('knows a revoked key no more, after two seconds at most', async () => {
    await using door = await openTestDoor();
    await door.post('track', { userId: 'u', event: 'Seen' });
    await revokeWriteKey(door.db, 'tea', { id: 'key_tea', userId: 'me' });
    await expect.poll(async () => (await door.post('track', { userId: 'u', event: 'Later' })).status, { timeout: 20_000, interval: 200 }).toBe(401);
  });

  it('commits what comes at the same time together, each request once, and isolates what the database refuses', async () => {
    await using door = await openTestDoor();
    // Whatever else we had overlooked: the database itself says no to one of them.
    await sql`alter table event add constraint no_poison check (name <> 'Poison')`.execute(door.db);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, request) =>
        door.post('batch', {
          batch: Array.from({ length: 20 }, (_each, place) => ({
            type: 'track',
            userId: `u${place % 7}`,
            messageId: `${request}:${place}`,
            event: request === 30 && place === 7 ? 'Poison' : 'Seen',
          })),
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { rows } = await sql`select count(*)::int as events, count(distinct xmin::text)::int as transactions from event`.execute(door.db);
    expect(rows).toMatchObject([{ events: 1_199 }]);
    expect(await reasons(door.db)).toEqual({ refused: 1 });
  });
});
