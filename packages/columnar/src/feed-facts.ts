import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';
import { factFeeds } from './fact-feeds.ts';
import { settleFacts } from './feed-members.ts';

/** Reads the facts numbered above `from` up to `to`, as JSON that goes from one database to the other without a step per row. Returns how many. */
export async function feedFacts({
  file,
  db,
  workspaceId,
  from,
  to,
}: {
  readonly file: ColumnarFile;
  readonly db: Database;
  readonly workspaceId: string;
  readonly from: bigint;
  readonly to: bigint;
}): Promise<number> {
  let facts = 0;
  for (const { table, columns, shape, into } of factFeeds) {
    const { rows } = await sql<{ page: string | null; count: number }>`
      select json_agg(r)::text as page, count(*)::int as count from (
        select ${sql.raw(columns)} from ${sql.table(table)} f
        where f.workspace_id = ${workspaceId} and f.sequence > ${from} and f.sequence <= ${to} order by f.sequence
      ) r`.execute(db);
    const { page = null, count = 0 } = rows[0] ?? {};
    facts += count;
    if (page === null) continue;
    await file.rows({
      text: `insert into ${table} select $1::text, ${into} from (select unnest(from_json($2::json, '[${shape}]')) as r)`,
      values: [workspaceId, page],
    });
  }
  if (facts > 0) await settleFacts(file, from);
  return facts;
}
