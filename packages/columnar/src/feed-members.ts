import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';
import { factFeeds } from './fact-feeds.ts';
import { feedAddresses } from './feed-addresses.ts';

interface MemberFeed {
  readonly file: ColumnarFile;
  readonly db: Database;
  readonly workspaceId: string;
}

/** Members read in one page. */
const pageMembers = 50_000;

/**
 * Brings members up to date: those who came, and those who were merged, erased or moved since, whom the transaction that changed them tells. What is known of
 * them goes where it belongs: under the number that they count for, or away.
 */
export async function feedMembers({ file, db, workspaceId }: MemberFeed): Promise<void> {
  const found = await sql<{ next: number; changedFrom: bigint }>`
    select coalesce(max(no), -1) + 1 as next, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as "changedFrom" from member where workspace_id = ${workspaceId}`.execute(
    db,
  );
  const { next = 0, changedFrom = 0n } = found.rows[0] ?? {};
  const [known] = await file.rows({
    text: 'select coalesce(max(no), -1) + 1 as next, (select changed_from from fed) as changed from member',
    values: [],
  });
  const from = Number(known?.['next'] ?? 0);
  for (let low = from; low < next; low += pageMembers) {
    const high = Math.min(low + pageMembers, next);
    const came = sql`select no from member where workspace_id = ${workspaceId} and no >= ${low} and no < ${high}`;
    await addMembers({ file, db, workspaceId }, sql`no >= ${low} and no < ${high}`);
    await feedAddresses({ file, db, workspaceId, touched: sql`select no as member_no from (${came}) c` });
  }
  const since = known?.['changed'];
  if (typeof since === 'bigint') {
    const changed = sql`workspace_id = ${workspaceId} and changed >= ${since} and no < ${from}`;
    const nos = await sql<{ nos: string | null }>`select json_agg(no)::text as nos from member where ${changed}`.execute(db);
    const list = nos.rows[0]?.nos ?? null;
    if (list !== null) {
      await file.rows({ text: `delete from member where no in (select unnest(from_json($1::json, '["INTEGER"]')))`, values: [list] });
      await addMembers({ file, db, workspaceId }, changed);
      // Who was merged has left his addresses to whom he is now.
      const touched = sql`select unnest(array[no, coalesce(alias_of, no)]) as member_no from member where ${changed}`;
      await feedAddresses({ file, db, workspaceId, touched });
      await settleFacts(file, -1n);
    }
  }
  await file.rows({ text: 'update fed set changed_from = $1::bigint', values: [changedFrom] });
}

async function addMembers({ file, db, workspaceId }: MemberFeed, which: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ page: string | null }>`
    select json_agg(json_build_array(no, alias_of, (extract(epoch from erased_at) * 1000)::bigint, zone))::text as page
    from member where workspace_id = ${workspaceId} and ${which}`.execute(db);
  const page = rows[0]?.page ?? null;
  if (page === null) return;
  await file.rows({
    text: `insert into member select $1::text, r[1]::integer, r[2]::integer, r[3]::bigint, r[4] from (select unnest(from_json($2::json, '[["VARCHAR"]]')) as r)`,
    values: [workspaceId, page],
  });
}

/** Puts facts behind a number under the member whom they count for, and drops those of whoever was erased. */
export async function settleFacts(file: ColumnarFile, behind: bigint): Promise<void> {
  const [moved] = await file.rows({ text: 'select count(alias_of) as merged, count(erased_at) as erased from member', values: [] });
  for (const { table } of factFeeds) {
    if (moved?.['merged'] !== 0n) {
      await file.rows({
        text: `update ${table} set member_no = m.alias_of from member m where m.no = ${table}.member_no and m.alias_of is not null and ${table}.sequence > $1::bigint`,
        values: [behind],
      });
    }
    if (moved?.['erased'] !== 0n) {
      await file.rows({
        text: `delete from ${table} where member_no in (select no from member where erased_at is not null) and sequence > $1::bigint`,
        values: [behind],
      });
    }
  }
}
