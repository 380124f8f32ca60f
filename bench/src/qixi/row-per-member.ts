import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { timed } from '../stopwatch.ts';

/** Seconds of each part of one SMS wave written by hand, a row per member; it sends nothing. */
export interface RowWave {
  readonly insertMessages: number;
  readonly move: number;
  readonly readRecipients: number;
  readonly acknowledge: number;
}

/**
 * The Qixi flow as a careful engineer would write it without blocks: a table of enrolments, a table of messages under a unique key, set-wise
 * statements over all due members. The same members, holdout and waves as the journey beside it.
 */
export async function rowPerMember(
  db: Database,
  workspaceId: string,
  waves: number,
): Promise<{ enrol: number; waves: readonly RowWave[]; walBytes: number; diskBytes: number }> {
  await createTables(db);
  const before = await walPosition(db);
  const enrol = await timed(() => enrolAll(db, workspaceId));
  const measured: RowWave[] = [];
  for (let wave = 0; wave < waves; wave++) measured.push(await runWave(db, workspaceId, wave));
  const walBytes = await walSince(db, before);
  const diskBytes = await relationBytes(db, ['row_enrolment', 'row_message']);
  await sql`drop table row_enrolment, row_message`.execute(db);
  return { enrol: enrol.seconds, waves: measured, walBytes, diskBytes };
}

async function createTables(db: Database): Promise<void> {
  await sql`drop table if exists row_enrolment, row_message`.execute(db);
  await sql`create table row_enrolment (run_id text not null, member_no int not null, step int not null, due int, entered_at timestamptz not null default now(), primary key (run_id, member_no))`.execute(
    db,
  );
  await sql`create index on row_enrolment (run_id, due) where due is not null`.execute(db);
  await sql`create table row_message (run_id text not null, member_no int not null, step int not null, state text not null default 'pending', provider_id text, created_at timestamptz not null default now(), primary key (run_id, step, member_no))`.execute(
    db,
  );
}

async function enrolAll(db: Database, workspaceId: string): Promise<void> {
  await sql`
    insert into row_enrolment (run_id, member_no, step, due)
    select 'row', m.no, 0, case when hashint4(m.no) % 10 = 0 then null else 0 end
    from member m where m.workspace_id = ${workspaceId} and m.alias_of is null`.execute(db);
}

async function runWave(db: Database, workspaceId: string, wave: number): Promise<RowWave> {
  const insertMessages = await timed(() =>
    sql`
      insert into row_message (run_id, member_no, step)
      select e.run_id, e.member_no, ${wave}
      from row_enrolment e join address a on a.workspace_id = ${workspaceId} and a.channel = 'sms' and a.member_no = e.member_no
      where e.run_id = 'row' and e.due = ${wave}
      on conflict do nothing`.execute(db),
  );
  const move = await timed(() =>
    sql`update row_enrolment set step = step + 1, due = due + 1, entered_at = now() where run_id = 'row' and due = ${wave}`.execute(db),
  );
  const readRecipients = await timed(() => readInPages(db, workspaceId, wave));
  const acknowledge = await timed(() =>
    sql`update row_message set state = 'accepted', provider_id = 'p' || member_no where run_id = 'row' and step = ${wave}`.execute(db),
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
      where g.run_id = 'row' and g.step = ${wave} and g.member_no > ${after}
      order by g.member_no limit ${page}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.member_no;
  }
}

/** Position in the write-ahead log, for {@link walSince}. */
export async function walPosition(db: Database): Promise<string> {
  const { rows } = await sql<{ lsn: string }>`select pg_current_wal_insert_lsn()::text as lsn`.execute(db);
  return rows[0]?.lsn ?? '0/0';
}

/** Bytes of write-ahead log written on the whole server since `position`. */
export async function walSince(db: Database, position: string): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ${position}::pg_lsn)::text as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}

/** Bytes on disk of tables with their indexes and TOAST. */
export async function relationBytes(db: Database, tables: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    bytes: string;
  }>`select coalesce(sum(pg_total_relation_size(name::regclass)), 0)::text as bytes from unnest(${[...tables]}::text[]) as name`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}
