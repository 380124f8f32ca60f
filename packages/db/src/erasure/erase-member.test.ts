import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createWorkspace, type Database, findMember, ingestFacts, mergeMembers, recordAudit } from '../index.ts';
import { addDeadLetters } from '../dead-letters.ts';
import type { FactInput } from '../facts/fact-input.ts';
import { ingestMessages } from '../facts/ingest-messages.ts';
import { bitsOf } from '../member-bits.ts';
import { testDatabase } from '../testing/test-database.ts';
import { withTransaction } from '../with-transaction.ts';
import { collectPerson } from './collect-person.ts';
import { eraseMember } from './erase-member.ts';
import { personTables } from './person-tables.ts';

const at = Date.UTC(2026, 7, 1);
const ws = 'tea';

/** Whatever tells of her says so: every text that is hers begins with this. */
const mark = 'zhinv';
const phone = '+8613900001111';
const told: readonly FactInput[] = [
  { type: 'member', externalId: `${mark}-1`, zone: 'Asia/Urumqi', occurredAt: at },
  { type: 'identity', externalId: `${mark}-1`, source: 'wecom', value: `${mark}-wecom`, occurredAt: at },
  { type: 'address', externalId: `${mark}-1`, channel: 'sms', value: phone, occurredAt: at },
  { type: 'address', externalId: `${mark}-1`, channel: 'email', value: `${mark}@example.com`, occurredAt: at },
  { type: 'address', externalId: `${mark}-1`, channel: 'email', value: `${mark}.new@example.com`, occurredAt: at + 1 },
  { type: 'attribute', externalId: `${mark}-1`, name: 'name', value: `${mark} 织女`, occurredAt: at },
  { type: 'consent', externalId: `${mark}-1`, channel: 'sms', purpose: 'marketing', given: true, occurredAt: at },
  { type: 'tag', externalId: `${mark}-1`, tag: 'weaver', present: true, occurredAt: at },
  { type: 'referral', externalId: `${mark}-1`, referredBy: 'ox', occurredAt: at },
  { type: 'referral', externalId: 'calf', referredBy: `${mark}-1`, occurredAt: at },
  { type: 'event', id: `${mark}-e`, externalId: `${mark}-1`, name: 'Product Viewed', properties: { note: `${mark} saw it` }, occurredAt: at },
  {
    type: 'order',
    id: `${mark}-o`,
    externalId: `${mark}-1`,
    value: 900n,
    lines: [{ goodsId: 'tea', quantity: 1, unitPrice: 900 }],
    occurredAt: at,
  },
  { type: 'refund', id: `${mark}-r`, orderId: `${mark}-o`, value: 900n, lines: [{ goodsId: 'tea', quantity: 1, amount: 900n }], occurredAt: at + 2 },
  { type: 'event', id: `${mark}-visit`, externalId: `${mark}-2`, name: 'Product Viewed', occurredAt: at },
  { type: 'event', id: 'other', externalId: 'ox', name: 'Product Viewed', occurredAt: at },
  { type: 'event', id: 'another', externalId: 'calf', name: 'Product Viewed', occurredAt: at },
];

/** A shop that knows her in every table that can, her second number merged into her first, beside others. */
async function shopWithHer(db: Database): Promise<number> {
  await createWorkspace(db, { id: ws, name: 'Tea', zone: 'Asia/Shanghai', currency: 'CNY' });
  await ingestFacts(db, ws, told);
  await mergeMembers(db, ws, { from: `${mark}-2`, into: `${mark}-1`, evidence: { source: 'user', value: `${mark}-2` } });
  const no = (await findMember(db, ws, `${mark}-1`))?.no ?? -1;
  for (const [block, members] of bitsOf([no, no + 1])) {
    await sql`insert into cohort (workspace_id, id, name, origin) values (${ws}, 'c', 'C', '{}')`.execute(db);
    await sql`insert into cohort_block (workspace_id, cohort_id, block, members) values (${ws}, 'c', ${block}, ${members})`.execute(db);
    await sql`insert into entry_block (workspace_id, run_id, block, members) values (${ws}, 'r', ${block}, ${members})`.execute(db);
  }
  await sql`insert into slot (workspace_id, run_id, block, slot, member_no, key, pass, entered_at) values (${ws}, 'r', 0, 0, ${no}, ${`${mark}-cart`}, 0, now())`.execute(
    db,
  );
  await sql`insert into feed_event (workspace_id, run_id, id, member_no, name, occurred_at) values (${ws}, 'r', ${`${mark}-feed`}, ${no}, 'X', now())`.execute(
    db,
  );
  await sql`insert into test_message (workspace_id, id, user_id, journey_id, address, text, state) values (${ws}, 't', 'u', 'j', '+8613000000000', ${`${mark} 织女，你好`}, 'accepted')`.execute(
    db,
  );
  await sql`insert into webhook_event (workspace_id, id, type, body, occurred_at) values (${ws}, 'msg', 'journey.entered', ${`{"people":[{"externalId":"${mark}-1"}]}`}, now())`.execute(
    db,
  );
  await sql`insert into webhook_attempt (workspace_id, delivery_id, number, at, duration_ms, response) values (${ws}, 1, 1, now(), 1, ${`"${mark}-1" taken`})`.execute(
    db,
  );
  const letters: Parameters<typeof addDeadLetters>[2] = [
    {
      reason: 'no-id',
      detail: {},
      body: Buffer.from(JSON.stringify({ userId: `${mark}-1`, note: mark })),
      call: 'track',
      keyId: null,
      sentAt: null,
      receivedAt: at,
    },
  ];
  await withTransaction(db, (transaction) => addDeadLetters(transaction, ws, letters));
  await recordAudit(db, ws, { userId: 'u', action: 'run.let-in', subject: 'r', detail: { externalId: `${mark}-1` } });
  return no;
}

/** Every row of every table, as text. */
async function everything(db: Database): Promise<readonly { readonly table: string; readonly row: string }[]> {
  const rows: { table: string; row: string }[] = [];
  for (const table of await tablesOf(db)) {
    const found = await sql<{ row: string }>`select to_jsonb(r)::text as row from ${sql.table(table)} r`.execute(db);
    rows.push(...found.rows.map(({ row }) => ({ table, row })));
    if (table !== 'dead_letter') continue;
    const bodies = await sql<{ row: string }>`select encode(body, 'escape') as row from dead_letter`.execute(db);
    rows.push(...bodies.rows.map(({ row }) => ({ table, row })));
  }
  return rows;
}

async function tablesOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

const hers = (row: string): boolean => row.includes(mark) || row.includes(phone);

describe('every table', () => {
  it('is told to be about people or not, with what erasing one of them does to it (person-tables.ts)', async () => {
    await using test = await testDatabase();
    expect(await tablesOf(test.db)).toEqual(Object.keys(personTables).toSorted());
  });

  it('that names a member is not said to be about nobody', async () => {
    await using test = await testDatabase();
    const { rows } = await sql<{ table: string }>`
      select distinct table_name as table from information_schema.columns
      where table_schema = 'public' and column_name in ('member_no', 'referrer_no', 'from_no', 'into_no', 'members', 'slots', 'order_id', 'address', 'entries', 'alias_of')
        and table_name not in (select viewname from pg_views where schemaname = 'public') order by 1`.execute(test.db);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ table }) => (personTables[table]?.type ?? 'nobody') === 'nobody')).toEqual([]);
  });

  it('knows nothing of a person after they were erased, and as much as before of everybody else', async () => {
    await using test = await testDatabase();
    const no = await shopWithHer(test.db);
    const before = await everything(test.db);
    const knewHer = new Set(before.filter(({ row }) => hers(row)).map(({ table }) => table));
    const aboutPeople = Object.entries(personTables).filter(([, { type }]) => !['nobody', 'numbers', 'bits'].includes(type));
    // What cannot be shown here is named: files end by themselves, and calls to providers are the engine's.
    expect(aboutPeople.map(([table]) => table).filter((table) => !knewHer.has(table) && !numbersOnly.has(table))).toEqual([]);
    expect(await eraseMember(test.db, ws, { memberNo: no, userId: 'u' })).toMatchObject({ ok: true, value: { memberNo: no, workspaceIds: [ws] } });
    const after = await everything(test.db);
    expect(after.filter(({ row }) => hers(row))).toEqual([]);
    for (const { table } of await rowsByNumber(test.db, no)) expect(['numbers', 'own']).toContain(personTables[table]?.type);
    const others = before.filter(({ table, row }) => ['event', 'goods', 'shop_order'].includes(table) && !hers(row));
    expect(others.length).toBeGreaterThan(1);
    for (const each of others) expect(after).toContainEqual(each);
    const bits = await sql<{ members: string }>`
      select encode(members, 'hex') as members from cohort_block union all select encode(members, 'hex') from entry_block`.execute(test.db);
    expect(bits.rows.map(({ members }) => Buffer.from(members, 'hex')).every((members) => ((members[no >> 3] ?? 0) & (1 << (no & 7))) === 0)).toBe(
      true,
    );
    const tag = await sql<{ members: Buffer }>`select members from tag_block where tag = 'weaver'`.execute(test.db);
    expect(tag.rows[0]?.members.every((byte) => byte === 0)).toBe(true);
  });

  it('about a person is in what is exported of them', async () => {
    await using test = await testDatabase();
    const no = await shopWithHer(test.db);
    const knewHer = [...new Set((await everything(test.db)).filter(({ row }) => hers(row)).map(({ table }) => table))];
    const collected = await collectPerson(test.db, ws, no);
    const filled = Object.entries(collected?.tables ?? {})
      .filter(([, rows]) => rows.length > 0)
      .map(([table]) => table);
    // Who did what about her is the shop's record of its own people; news are what was told to others of rows that are in it.
    expect(
      knewHer.filter((table) => table !== 'audit_entry' && table !== 'test_message' && !table.startsWith('webhook_') && !filled.includes(table)),
    ).toEqual([]);
    expect(filled).toEqual(expect.arrayContaining(['tag_change', 'consent_change', 'cohort_block', 'order_line', 'refund_line']));
    expect(collected?.numbers).toHaveLength(2);
  });
});

/** Rows about her in these hold her number or another's id, and no text of hers. */
const numbersOnly = new Set(['consent_change', 'tag_change', 'referral', 'chunk', 'export_job']);

async function rowsByNumber(db: Database, no: number): Promise<readonly { readonly table: string }[]> {
  const { rows } = await sql<{ table: string }>`
    select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'member_no'
      and table_name not in (select viewname from pg_views where schemaname = 'public')`.execute(db);
  const found: { table: string }[] = [];
  for (const { table } of rows) {
    const { rows: here } = await sql`select 1 from ${sql.table(table)} where member_no = ${no} limit 1`.execute(db);
    if (here.length > 0) found.push({ table });
  }
  return found;
}

describe('somebody who was erased', () => {
  it('is not taken in again, by whatever id: no consent, no address, no member', async () => {
    await using test = await testDatabase();
    const no = await shopWithHer(test.db);
    await eraseMember(test.db, ws, { memberNo: no, userId: null });
    await ingestFacts(
      test.db,
      ws,
      told.map((fact) => (fact.type === 'event' ? { ...fact, id: `${fact.id}-again` } : fact)),
    );
    await withTransaction(test.db, (transaction) =>
      ingestMessages(transaction, ws, [
        {
          ids: [
            { source: 'anonymous', value: 'new-visitor' },
            { source: 'email', value: `${mark.toUpperCase()}@Example.com` },
          ],
          messageId: 'm1',
          occurredAt: at,
          facts: (externalId) => [{ type: 'attribute', externalId, name: 'name', value: mark, occurredAt: at }],
        },
        {
          ids: [
            { source: 'user', value: 'sister' },
            { source: 'phone', value: phone },
          ],
          messageId: 'm2',
          occurredAt: at,
          facts: (externalId) => [
            { type: 'event', id: 'sister-1', externalId, name: 'Seen', occurredAt: at },
            { type: 'address', externalId, channel: 'sms', value: phone, occurredAt: at },
          ],
        },
      ]),
    );
    expect((await everything(test.db)).filter(({ row }) => hers(row))).toEqual([]);
    expect(await findMember(test.db, ws, 'sister')).toMatchObject({ externalId: 'sister' });
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from consent_change`.execute(test.db);
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('is erased once, and by any of their numbers', async () => {
    await using test = await testDatabase();
    const no = await shopWithHer(test.db);
    const second = (await findMember(test.db, ws, `${mark}-2`))?.no ?? -1;
    expect(await eraseMember(test.db, ws, { memberNo: second, userId: null })).toMatchObject({ value: { memberNo: no } });
    expect(await eraseMember(test.db, ws, { memberNo: no, userId: null })).toEqual({ ok: false, refusal: 'not-found' });
    expect(await collectPerson(test.db, ws, no)).toBeNull();
  });

  it('is gone from the copies of rehearsals too, and from no other shop', async () => {
    await using test = await testDatabase();
    const no = await shopWithHer(test.db);
    await sql`insert into workspace (id, name, zone, currency, shadow, shadow_of) values ('copy', 'Copy', 'UTC', 'CNY', true, ${ws}), ('other', 'Other', 'UTC', 'CNY', false, null)`.execute(
      test.db,
    );
    for (const id of ['copy', 'other'])
      await sql`
        insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at)
        select ${id}, no, external_id, attributes, sequence, occurred_at from member where workspace_id = ${ws}`.execute(test.db);
    await eraseMember(test.db, ws, { memberNo: no, userId: null });
    const { rows } = await sql<{ id: string; known: number }>`
      select workspace_id as id, count(*) filter (where external_id like ${`${mark}%`})::int as known from member group by 1 order by 1`.execute(
      test.db,
    );
    expect(rows).toEqual([
      { id: 'copy', known: 0 },
      { id: 'other', known: 2 },
      { id: ws, known: 0 },
    ]);
  });
});
