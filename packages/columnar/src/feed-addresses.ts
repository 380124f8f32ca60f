import type { Database } from '@magpie/db';
import { type RawBuilder, sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';

/** On which channels members have an address, as it stands, under any of their numbers: read again for everyone of `touched` (a query of member numbers). */
export async function feedAddresses({
  file,
  db,
  workspaceId,
  touched,
}: {
  readonly file: ColumnarFile;
  readonly db: Database;
  readonly workspaceId: string;
  readonly touched: RawBuilder<unknown>;
}): Promise<void> {
  const { rows } = await sql<{ nos: string | null; page: string | null }>`
    with touched as materialized (
      select distinct coalesce(m.alias_of, m.no) as member_no from (${touched}) t join member m on m.workspace_id = ${workspaceId} and m.no = t.member_no
    ), standing as materialized (
      select member_no as no, member_no from touched
      union all select m.no, m.alias_of from member m join touched t on m.workspace_id = ${workspaceId} and m.alias_of = t.member_no
    )
    select (select json_agg(member_no)::text from touched) as nos, (
      select json_agg(distinct array[a.channel, s.member_no::text])::text
      from standing s join address a on a.workspace_id = ${workspaceId} and a.member_no = s.no) as page`.execute(db);
  const { nos = null, page = null } = rows[0] ?? {};
  if (nos !== null)
    await file.rows({ text: `delete from address where member_no in (select unnest(from_json($1::json, '["INTEGER"]')))`, values: [nos] });
  if (page === null) return;
  await file.rows({
    text: `insert into address select $1::text, r[1], r[2]::integer from (select unnest(from_json($2::json, '[["VARCHAR"]]')) as r)`,
    values: [workspaceId, page],
  });
}
