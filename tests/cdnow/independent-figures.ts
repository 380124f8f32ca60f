import { readFileSync } from 'node:fs';
import type { Database } from '@magpie/db';
import { sql } from 'kysely';

export interface Figures {
  readonly members: number;
  readonly buyers: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** The same questions asked of the raw rows: days instead of instants, joins instead of waves. */
export async function independentFigures(db: Database): Promise<Readonly<Record<string, Figures>>> {
  await sql`
    create table audience as
    select customer from raw where day <= '1998-04-20' group by customer
    having sum(cents) > 5000 and count(*) filter (where day >= '1997-04-27' and day < '1997-05-11') > 0`.execute(db);
  await sql`create table buyer as select customer, min(day) as first_day from raw join audience using (customer) where day >= '1998-04-26' and day <= '1998-05-10' group by customer`.execute(
    db,
  );
  // They come to the question after the message of 7 May, 10:00, or when they buy, whichever is later.
  await sql`
    create table big as select b.customer from buyer b join raw r using (customer)
    where r.day <= greatest(b.first_day, '1998-05-07'::date) group by b.customer having sum(r.cents) > 20000`.execute(db);
  const all = sql`select customer from audience`;
  const bought = sql`select customer from buyer`;
  const steps = {
    entry: all,
    'sms-14': all,
    'sms-3': all,
    bought: all,
    'not-bought': sql`select customer from audience except select customer from buyer`,
    regular: bought,
    buyers: sql`select customer from big`,
    coupon: bought,
    done: bought,
  };
  const figures: Record<string, Figures> = {};
  for (const [node, who] of Object.entries(steps)) {
    const { rows } = await sql<Figures>`
      with who as (${who}), bought as (select * from raw where day >= '1998-04-26' and day <= '1998-05-10' and customer in (select customer from who))
      select (select count(*)::int from who) as members, count(distinct customer)::int as buyers, count(*)::int as orders, coalesce(sum(cents), 0)::int as "revenueMinor" from bought`.execute(
      db,
    );
    if (rows[0]) figures[node] = rows[0];
  }
  return figures;
}

/** The raw file as it stands, read by three lines that know nothing of the product. */
export async function loadRaw(db: Database, file: string): Promise<void> {
  await sql`create table raw (customer text, day date, cents int)`.execute(db);
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells.length === 4);
  await sql`insert into raw select c, to_date(d, 'YYYYMMDD'), round(v::numeric * 100)::int from unnest(${rows.map((row) => row[0] ?? '')}::text[], ${rows.map((row) => row[1] ?? '')}::text[], ${rows.map((row) => row[3] ?? '')}::text[]) as t(c, d, v)`.execute(
    db,
  );
}
