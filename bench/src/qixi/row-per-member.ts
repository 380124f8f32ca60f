import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { timed } from '../stopwatch.ts';
import { relationBytes, walPosition, walSince } from './database-bytes.ts';
import { qixiDay } from './load-members.ts';

/** Seconds of each part of one SMS wave written by hand, a row per member; it sends nothing. */
export interface RowWave {
  readonly insertMessages: number;
  readonly move: number;
  readonly readRecipients: number;
  readonly acknowledge: number;
}

export interface RowResult {
  readonly enrolSeconds: number;
  readonly waves: readonly RowWave[];
  /** Who bought, the cohort, and those who did not leave. */
  readonly boughtSeconds: number;
  readonly couponSeconds: number;
  readonly messages: number;
  readonly walBytes: number;
  readonly diskBytes: number;
}

const smsWaves = 3;

/**
 * The Qixi flow as a careful engineer would write it without blocks: enrolments, messages under a unique key, a cohort and grants; one set-wise
 * statement over all due members for each part, each its own transaction; vacuumed and analysed between the waves, which lie days apart. The same
 * members, share of holdout, addresses, consent and buyers as the journey beside it. It keeps no history of who went where.
 */
export async function rowPerMember(db: Database, workspaceId: string): Promise<RowResult> {
  await createTables(db);
  const before = await walPosition(db);
  const enrol = await timed(() => enrolAll(db, workspaceId));
  const waves: RowWave[] = [];
  for (let wave = 0; wave < smsWaves; wave++) {
    await rest(db);
    waves.push(await runWave(db, workspaceId, wave));
  }
  await rest(db);
  const bought = await timed(() => checkBought(db, workspaceId));
  await rest(db);
  const coupon = await timed(() => grantCoupons(db));
  const { rows } = await sql<{ messages: number }>`select count(*)::int as messages from row_message where state = 'accepted'`.execute(db);
  const walBytes = await walSince(db, before);
  const diskBytes = await relationBytes(db, ['row_enrolment', 'row_message', 'row_cohort', 'row_grant']);
  await sql`drop table row_enrolment, row_message, row_cohort, row_grant`.execute(db);
  return {
    enrolSeconds: enrol.seconds,
    waves,
    boughtSeconds: bought.seconds,
    couponSeconds: coupon.seconds,
    messages: rows[0]?.messages ?? 0,
    walBytes,
    diskBytes,
  };
}

async function createTables(db: Database): Promise<void> {
  await sql`create table row_enrolment (run_id int not null, member_no int not null, step smallint not null, due smallint, entered_at timestamptz not null default now(), primary key (run_id, member_no))`.execute(
    db,
  );
  await sql`create index on row_enrolment (run_id, due) where due is not null`.execute(db);
  await sql`create table row_message (run_id int not null, step smallint not null, member_no int not null, state text not null default 'pending', provider_id text, created_at timestamptz not null default now(), primary key (run_id, step, member_no))`.execute(
    db,
  );
  await sql`create table row_cohort (run_id int not null, member_no int not null, primary key (run_id, member_no))`.execute(db);
  await sql`create table row_grant (run_id int not null, member_no int not null, granted_at timestamptz not null default now(), primary key (run_id, member_no))`.execute(
    db,
  );
}

/** What the database does by itself in the days between two waves. */
async function rest(db: Database): Promise<void> {
  await sql`vacuum analyze row_enrolment, row_message, row_cohort`.execute(db);
  await sql`checkpoint`.execute(db);
}

async function enrolAll(db: Database, workspaceId: string): Promise<void> {
  await sql`
    insert into row_enrolment (run_id, member_no, step, due)
    select 1, m.no, 0, case when hashint4(m.no) % 10 = 0 then null else 0 end
    from member m where m.workspace_id = ${workspaceId} and m.alias_of is null`.execute(db);
}

async function runWave(db: Database, workspaceId: string, wave: number): Promise<RowWave> {
  const insertMessages = await timed(() =>
    sql`
      insert into row_message (run_id, member_no, step)
      select e.run_id, e.member_no, ${wave}
      from row_enrolment e
      join address a on a.workspace_id = ${workspaceId} and a.channel = 'sms' and a.member_no = e.member_no
      join (
        select distinct on (member_no) member_no, given from consent_change
        where workspace_id = ${workspaceId} and channel = 'sms' and purpose = 'marketing' order by member_no, occurred_at desc, sequence desc
      ) c on c.member_no = e.member_no and c.given
      where e.run_id = 1 and e.due = ${wave}
      on conflict do nothing`.execute(db),
  );
  const move = await timed(() =>
    sql`update row_enrolment set step = step + 1, due = due + 1, entered_at = now() where run_id = 1 and due = ${wave}`.execute(db),
  );
  const readRecipients = await timed(() => readInPages(db, workspaceId, wave));
  const acknowledge = await timed(() =>
    sql`update row_message set state = 'accepted', provider_id = 'p' || member_no where run_id = 1 and step = ${wave}`.execute(db),
  );
  return { insertMessages: insertMessages.seconds, move: move.seconds, readRecipients: readRecipients.seconds, acknowledge: acknowledge.seconds };
}

async function readInPages(db: Database, workspaceId: string, wave: number): Promise<void> {
  const page = 50_000;
  for (let after = -1; ;) {
    const { rows } = await sql<{ member_no: number }>`
      select g.member_no, a.value, m.attributes->>'name' as name
      from row_message g
      join member m on m.workspace_id = ${workspaceId} and m.no = g.member_no
      join address a on a.workspace_id = ${workspaceId} and a.channel = 'sms' and a.member_no = g.member_no
      where g.run_id = 1 and g.step = ${wave} and g.member_no > ${after}
      order by g.member_no limit ${page}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.member_no;
  }
}

async function checkBought(db: Database, workspaceId: string): Promise<void> {
  await sql`
    with bought as (
      select distinct member_no from event
      where workspace_id = ${workspaceId} and name = 'Order Completed' and occurred_at >= ${`${qixiDay}T00:00:00+08:00`}::timestamptz and occurred_at < ${`${qixiDay}T00:00:00+08:00`}::timestamptz + interval '1 day'
    ), moved as (
      update row_enrolment set step = step + 1, due = case when member_no in (select member_no from bought) then due + 1 end, entered_at = now()
      where run_id = 1 and due = ${smsWaves}
      returning run_id, member_no, due
    )
    insert into row_cohort (run_id, member_no) select run_id, member_no from moved where due is not null on conflict do nothing`.execute(db);
}

async function grantCoupons(db: Database): Promise<void> {
  await sql`
    with moved as (
      update row_enrolment set step = step + 1, due = null, entered_at = now() where run_id = 1 and due = ${smsWaves + 1} returning run_id, member_no
    )
    insert into row_grant (run_id, member_no) select run_id, member_no from moved on conflict do nothing`.execute(db);
}
