import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';
import { type FactFeed, factFeeds } from './fact-feeds.ts';

/** Numbers of facts read in one page. */
const pageFacts = 100_000n;

/** What a feed brought. */
export interface Fed {
  /** The highest fact number that the columns hold now. */
  readonly sequence: bigint;
  readonly facts: number;
  /** Everything was read anew. */
  readonly rebuilt: boolean;
}

/**
 * Brings the columns up to what PostgreSQL has committed: facts behind the highest number fed so far, in one snapshot, and members as they are. A
 * source that lies behind the columns is another database (restored, or made anew), and all is read again. Tells how far it is after each page.
 */
export async function feedColumnar(
  file: ColumnarFile,
  { db, workspaceId, onPage }: { readonly db: Database; readonly workspaceId: string; readonly onPage?: (done: bigint, total: bigint) => void },
): Promise<Fed> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const found = await sql<{ sequence: string }>`select fact_sequence::text as sequence from workspace where id = ${workspaceId}`.execute(
        snapshot,
      );
      const sequence = BigInt(found.rows[0]?.sequence ?? 0);
      const [fed] = await file.rows({ text: 'select sequence from fed', values: [] });
      const known = typeof fed?.['sequence'] === 'bigint' ? fed['sequence'] : 0n;
      const rebuilt = known === 0n || known > sequence;
      let facts = 0;
      await file.connection.run('begin transaction');
      try {
        if (rebuilt) for (const table of ['member', ...factFeeds.map((feed) => feed.table)]) await file.connection.run(`delete from ${table}`);
        const from = rebuilt ? 0n : known;
        for (let page = from; page < sequence || (from === 0n && page === 0n); page += pageFacts) {
          const to = page + pageFacts < sequence ? page + pageFacts : sequence;
          for (const feed of factFeeds) facts += await feedPage(file, feed, { db: snapshot, workspaceId, from: page, to });
          onPage?.(to, sequence);
        }
        await feedMembers(file, snapshot, workspaceId);
        await file.rows({ text: 'update fed set sequence = $1::bigint', values: [sequence] });
        await file.connection.run('commit');
      } catch (error) {
        await file.connection.run('rollback');
        throw error;
      }
      return { sequence, facts, rebuilt };
    });
}

interface Page {
  readonly db: Database;
  readonly workspaceId: string;
  /** Exclusive. */
  readonly from: bigint;
  readonly to: bigint;
}

async function feedPage(file: ColumnarFile, { table, columns, shape, into }: FactFeed, { db, workspaceId, from, to }: Page): Promise<number> {
  const { rows } = await sql<{ page: string | null; count: number }>`
    select json_agg(r)::text as page, count(*)::int as count from (
      select ${sql.raw(columns)} from ${sql.table(table)} f
      where f.workspace_id = ${workspaceId} and f.sequence > ${from} and f.sequence <= ${to} order by f.sequence
    ) r`.execute(db);
  const { page = null, count = 0 } = rows[0] ?? {};
  if (page === null) return 0;
  await file.rows({
    text: `insert into ${table} select $1::text, ${into} from (select unnest(from_json($2::json, '[${shape}]')) as r)`,
    values: [workspaceId, page],
  });
  return count;
}

const memberOf = `r[1]::integer, r[2]::integer, r[3]::bigint, r[4] from (select unnest(from_json($2::json, '[["VARCHAR"]]')) as r)`;

/**
 * Members change without a number of their own. Those who came are added; whoever is anything but an ordinary member (merged, erased, at home in a zone)
 * is read as they stand now, and whoever no longer is becomes an ordinary one.
 */
async function feedMembers(file: ColumnarFile, db: Database, workspaceId: string): Promise<void> {
  const [known] = await file.rows({ text: 'select coalesce(max(no), -1) + 1 as next, count(erased_at) as erased from member', values: [] });
  const from = Number(known?.['next'] ?? 0);
  const { rows } = await sql<{ next: number }>`select coalesce(max(no), -1) + 1 as next from member where workspace_id = ${workspaceId}`.execute(db);
  const next = rows[0]?.next ?? 0;
  const columns = sql`json_agg(json_build_array(no, alias_of, (extract(epoch from erased_at) * 1000)::bigint, zone))::text as page`;
  for (let low = from; low < next; low += pageMembers) {
    const page = await sql<{ page: string | null }>`
      select ${columns} from member where workspace_id = ${workspaceId} and no >= ${low} and no < ${low + pageMembers}`.execute(db);
    await addMembers(file, workspaceId, page.rows[0]?.page ?? null);
  }
  if (from === 0) return;
  const special = await sql<{ page: string | null }>`
    select ${columns} from member
    where workspace_id = ${workspaceId} and no < ${from} and (alias_of is not null or erased_at is not null or zone is not null)`.execute(db);
  await file.connection.run(
    'update member set alias_of = null, erased_at = null, zone = null where alias_of is not null or erased_at is not null or zone is not null',
  );
  const page = special.rows[0]?.page ?? null;
  if (page === null) return;
  await file.rows({
    text: `delete from member where no in (select r[1]::integer from (select unnest(from_json($1::json, '[["VARCHAR"]]')) as r))`,
    values: [page],
  });
  await addMembers(file, workspaceId, page);
  const [now] = await file.rows({ text: 'select count(erased_at) as erased from member', values: [] });
  if (now?.['erased'] === known?.['erased']) return;
  // Facts are deleted nowhere else, so that their numbers alone say what is new.
  for (const { table } of factFeeds)
    await file.connection.run(`delete from ${table} where member_no in (select no from member where erased_at is not null)`);
}

const pageMembers = 500_000;

async function addMembers(file: ColumnarFile, workspaceId: string, page: string | null): Promise<void> {
  if (page !== null) await file.rows({ text: `insert into member select $1::text, ${memberOf}`, values: [workspaceId, page] });
}
