import { filterOf } from '@magpie/audience/testing';
import { createWorkspace, eraseMember, type FactInput, ingestFacts, mergeMembers } from '@magpie/db';
import { testDatabase, type TestDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ColumnarStore } from './columnar-store.ts';

const now = Date.parse('2026-08-05T00:00:00Z');
const asOf = { now, watermark: null, zone: 'Asia/Shanghai', anchorDates: [] };

/** Questions that look at every table of the columns. */
const questions = [
  'all()',
  'did "Order Completed" sum >= 3000',
  'did "Order Refunded"',
  'did "Order Completed" ["order" = "o3"]',
  'attribute "city" = "杭州"',
  'tag "vip"',
  'consent to "marketing" by "sms"',
  'reachable for "marketing" by "sms"',
  'did "Order Completed" from 2026-08-04 until 2026-08-05 member time',
  'score monetary of "Order Completed" >= 4',
].map((text) => ({ text, filter: filterOf(text) }));

function person(no: number): readonly FactInput[] {
  const who = { externalId: `m${no}`, occurredAt: now - 20 * 3_600_000 };
  return [
    { type: 'member', ...who, ...(no % 5 === 0 ? { zone: 'America/New_York' } : {}) },
    { type: 'order', id: `o${no}`, value: BigInt(no * 100), properties: { order: `o${no}` }, ...who },
    { type: 'attribute', name: 'city', value: no % 3 === 0 ? '杭州' : '上海', ...who },
    { type: 'tag', tag: 'vip', present: no % 7 === 0, ...who },
    { type: 'consent', channel: 'sms', purpose: 'marketing', given: no % 2 === 0, ...who },
    ...(no % 4 === 0 ? [{ type: 'address' as const, channel: 'sms', value: `+861380000${1000 + no}`, ...who }] : []),
  ];
}

describe('columns that are fed', () => {
  let test: TestDatabase;
  let folder: string;
  let files = 0;

  beforeAll(async () => {
    test = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'columnar-'));
  });
  afterAll(async () => {
    await test[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  let shop = '';
  beforeEach(async () => {
    files += 1;
    shop = `shop-${files}`;
    await createWorkspace(test.db, { id: shop, name: shop, zone: 'Asia/Shanghai', currency: 'CNY' });
  });

  const open = (name: string, workspaceId = shop) =>
    ColumnarStore.open({ db: test.db, workspaceId, path: join(folder, `${workspaceId}-${name}.duckdb`) });

  const answers = async (store: ColumnarStore) => {
    const found: Record<string, readonly number[]> = {};
    for (const { text, filter } of questions) found[text] = await store.members(filter, asOf);
    return found;
  };

  /** What a store answers that was fed all the way equals what one answers that is built now. */
  const expectAsBuilt = async (store: ColumnarStore) => {
    await using anew = await open(`anew-${Math.random()}`);
    await anew.feed();
    const expected = await answers(anew);
    expect(await answers(store)).toEqual(expected);
    return expected;
  };

  it('step by step answer as columns built at once: news, merges, refunds, moves, erasure', async () => {
    await using store = await open('fed');
    await ingestFacts(test.db, shop, Array.from({ length: 40 }, (_, no) => person(no)).flat());
    expect(await store.feed()).toMatchObject({ rebuilt: true });
    const first = await expectAsBuilt(store);
    expect(Object.values(first).map((nos) => nos.length > 0)).toEqual(questions.map(({ text }) => !text.includes('Refunded')));

    expect((await mergeMembers(test.db, shop, { from: 'm35', into: 'm10' })).ok).toBe(true);
    expect((await mergeMembers(test.db, shop, { from: 'm4', into: 'm2' })).ok).toBe(true);
    await ingestFacts(test.db, shop, [{ type: 'refund', id: 'r1', orderId: 'o30', occurredAt: now - 1_000 }]);
    expect(await store.feed()).toMatchObject({ rebuilt: false });
    const merged = await expectAsBuilt(store);
    expect(merged['did "Order Completed" sum >= 3000']).toContain(10);
    expect(merged['reachable for "marketing" by "sms"']).toContain(2);
    expect(merged['did "Order Refunded"']).toEqual([30]);

    // Facts that come under a merged number; an address taken away; somebody moves, which has no fact number at all.
    await ingestFacts(test.db, shop, [
      { type: 'order', id: 'late', externalId: 'm4', value: 9_000n, occurredAt: now - 500 },
      { type: 'address', externalId: 'm8', channel: 'sms', value: null, occurredAt: now - 500 },
    ]);
    await ingestFacts(test.db, shop, [{ type: 'member', externalId: 'm6', zone: 'America/New_York', occurredAt: now - 400 }]);
    expect(await store.behind()).toMatchObject({ members: true });
    await store.feed();
    expect((await expectAsBuilt(store))['did "Order Completed" sum >= 3000']).toContain(2);

    expect((await eraseMember(test.db, shop, { memberNo: 10, userId: null })).ok).toBe(true);
    expect(await store.behind()).toEqual({ facts: 1n, members: true, removals: false });
    await store.feed();
    const erased = await expectAsBuilt(store);
    expect(Object.values(erased).flat()).not.toContain(10);
    // What was known of them has left the columns too: were they there again, nobody would know what they did.
    await sql`update member set erased_at = null where workspace_id = ${shop} and no = 10`.execute(test.db);
    expect(await store.behind()).toEqual({ facts: 0n, members: true, removals: false });
    await store.feed();
    expect(
      Object.entries(await expectAsBuilt(store))
        .filter(([, nos]) => nos.includes(10))
        .map(([text]) => text),
    ).toEqual(['all()']);
    expect((await store.feed()).facts).toBe(0);
  });

  it('are taken up where a build was given up, also one that was killed', async () => {
    const rows = 45_000;
    await ingestFacts(test.db, shop, [{ type: 'member', externalId: 'm0', occurredAt: now - 1e9 }]);
    await sql`
      insert into event (workspace_id, sequence, id, member_no, name, value, currency, properties, occurred_at)
      select ${shop}, 1 + g, 'e' || g, 0, 'Order Completed', 1, 'CNY', '{}', ${new Date(now - 1_000)} from generate_series(1, ${rows}::int) g`.execute(
      test.db,
    );
    await sql`update workspace set fact_sequence = ${1 + rows} where id = ${shop}`.execute(test.db);
    const stop = new AbortController();
    {
      await using store = await open('given-up');
      await expect(store.feed({ onPage: () => stop.abort(), signal: stop.signal })).rejects.toThrow(/abort/i);
      expect((await store.behind()).facts).toBe(BigInt(2 + rows));
    }
    await using store = await open('given-up');
    const pages: bigint[] = [];
    expect(await store.feed({ onPage: (done) => pages.push(done) })).toMatchObject({ rebuilt: true, facts: rows - 20_000 + 1 });
    expect(pages).toEqual([40_000n, BigInt(1 + rows)]);
    expect(await store.count(filterOf(`did "Order Completed" sum = ${rows}`), asOf)).toBe(1);
  });

  it('are read anew where the source is another database, and never hold another workspace', async () => {
    await ingestFacts(test.db, shop, person(3));
    const other = `${shop}-other`;
    await createWorkspace(test.db, { id: other, name: other, zone: 'Asia/Shanghai', currency: 'CNY' });
    await ingestFacts(test.db, other, [...person(1), ...person(2)]);
    await using store = await open('fed');
    await store.feed();
    expect(await store.count(filterOf('all()'), asOf)).toBe(1);
    await using theirs = await open('fed', other);
    await theirs.feed();
    expect(await theirs.count(filterOf('all()'), asOf)).toBe(2);
    await sql`update workspace set created_at = created_at + interval '1 day' where id = ${shop}`.execute(test.db);
    expect(await store.feed()).toMatchObject({ rebuilt: true });
    await expectAsBuilt(store);
  });
});
