import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { instantOf, startOfDay } from '@magpie/calendar';
import { createWorkspace, type Database, importFile, parseMapping } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { backtest, type BacktestReport } from '@magpie/engine';
import { compileJourney, importDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const file = join(process.env['MAGPIE_SHARED_DATA'] ?? join(root, '../shared/data'), 'cdnow/CDNOW_master.txt');
const zone = 'America/New_York';

// The file is not part of the project: where it is not beside the checkout, there is nothing to compare with.
describe.runIf(existsSync(file))('the CDNOW histories', () => {
  it("backtest Mother's Day 1998 as an independent SQL over the raw file does", async () => {
    await using test = await testDatabase();
    await importCdnow(test.db);
    const report = await run(test.db);
    expect(report.reconciled).toBe(true);
    expect(report.anchorDate).toBe('1998-05-10');
    await loadRaw(test.db);
    const expected = await independent(test.db);
    const came = (node: string) => report.purchases.find((each) => each.node === node);
    for (const [node, figures] of Object.entries(expected)) expect({ [node]: came(node) }).toEqual({ [node]: { node, ...figures } });
    expect(expected['entry']?.members).toBe(1_123);
  }, 240_000);
});

async function importCdnow(db: Database): Promise<void> {
  await createWorkspace(db, { id: 'cdnow', name: 'CDNOW', zone, currency: 'USD' });
  const mapping = parseMapping(readFileSync(join(root, 'docs/examples/cdnow.mapping.json'), 'utf8'));
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.refusal));
  const imported = await importFile(db, { workspaceId: 'cdnow', path: file, mapping: mapping.value, instantOf });
  if (!imported.ok) throw new Error(imported.refusal.detail);
  await sql`analyze`.execute(db);
}

async function run(db: Database): Promise<BacktestReport> {
  const text = readFileSync(join(root, 'docs/examples/mothers-day.journey.json'), 'utf8');
  const document = importDocument(text, kinds);
  const plan = document.ok ? compileJourney(document.value, kinds) : document;
  if (!document.ok || !plan.ok) throw new Error('The example journey does not compile');
  const { id, name } = document.value;
  await sql`insert into journey (workspace_id, id, name, document, current_version) values ('cdnow', ${id}, ${name}, ${text}::jsonb, 1)`.execute(db);
  await sql`
    insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash)
    values ('cdnow', ${id}, 1, ${text}::jsonb, ${JSON.stringify(plan.value)}::jsonb, ${plan.value.hash})`.execute(db);
  const engine = { db, channels: () => Promise.resolve(null), log: { info() {}, warn() {} }, customerModel: () => ({ plan: () => [] }) };
  const result = await backtest(engine, { workspaceId: 'cdnow', journeyId: id, version: 1, plan: plan.value, startAt: startOfDay('1998-04-20', zone), anchorDate: null });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

/** The raw file as it stands, read by three lines that know nothing of the product. */
async function loadRaw(db: Database): Promise<void> {
  await sql`create table raw (customer text, day date, cents int)`.execute(db);
  const rows = readFileSync(file, 'utf8').split('\n').slice(1).map((line) => line.trim().split(/\s+/)).filter((cells) => cells.length === 4);
  await sql`insert into raw select c, to_date(d, 'YYYYMMDD'), round(v::numeric * 100)::int from unnest(${rows.map((row) => row[0] ?? '')}::text[], ${rows.map((row) => row[1] ?? '')}::text[], ${rows.map((row) => row[3] ?? '')}::text[]) as t(c, d, v)`.execute(db);
}

interface Figures {
  readonly members: number;
  readonly buyers: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** The same questions asked of the raw rows: days instead of instants, joins instead of waves. */
async function independent(db: Database): Promise<Readonly<Record<string, Figures>>> {
  await sql`
    create table audience as
    select customer from raw where day <= '1998-04-20' group by customer
    having sum(cents) > 5000 and count(*) filter (where day >= '1997-04-27' and day < '1997-05-11') > 0`.execute(db);
  await sql`create table buyer as select customer, min(day) as first_day from raw join audience using (customer) where day >= '1998-04-26' and day <= '1998-05-10' group by customer`.execute(db);
  // They come to the question after the message of 7 May, 10:00, or when they buy, whichever is later.
  await sql`
    create table big as select b.customer from buyer b join raw r using (customer)
    where r.day <= greatest(b.first_day, '1998-05-07'::date) group by b.customer having sum(r.cents) > 20000`.execute(db);
  const all = sql`select customer from audience`;
  const bought = sql`select customer from buyer`;
  const steps = { 'entry': all, 'sms-14': all, 'sms-3': all, 'bought': all, 'not-bought': sql`select customer from audience except select customer from buyer`, 'regular': bought, 'buyers': sql`select customer from big`, 'coupon': bought, 'done': bought };
  const figures: Record<string, Figures> = {};
  for (const [node, who] of Object.entries(steps)) {
    const { rows } = await sql<Figures>`
      with who as (${who}), bought as (select * from raw where day >= '1998-04-26' and day <= '1998-05-10' and customer in (select customer from who))
      select (select count(*)::int from who) as members, count(distinct customer)::int as buyers, count(*)::int as orders, coalesce(sum(cents), 0)::int as "revenueMinor" from bought`.execute(db);
    if (rows[0]) figures[node] = rows[0];
  }
  return figures;
}
