import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';
import { feedAddresses } from './feed-addresses.ts';
import { factFeeds } from './fact-feeds.ts';
import { feedFacts } from './feed-facts.ts';
import { feedMembers } from './feed-members.ts';
import { feedRemovals } from './feed-removals.ts';

/** Numbers of facts read in one page: some megabytes of text, and a few ten milliseconds. */
const pageFacts = 20_000n;

/** What a feed brought. */
export interface Fed {
  /** The highest fact number that the columns hold now. */
  readonly sequence: bigint;
  readonly facts: number;
  /** Everything was read anew, or what had been begun was finished. */
  readonly rebuilt: boolean;
}

export interface FeedOptions {
  readonly db: Database;
  readonly workspaceId: string;
  /** Told after each page: fact numbers read, and how many there are. */
  readonly onPage?: (done: bigint, total: bigint) => void;
  /** Gives up between two pages; what was read stays. */
  readonly signal?: AbortSignal;
}

/**
 * Brings the columns up to what PostgreSQL has committed: members that are new or have changed, and facts behind the highest number fed so far. Pages are kept one
 * by one, so that a build that was killed is taken up where it was; the last one is of one snapshot, members, facts and removed events together. A source that is another one, or
 * lies behind the columns, is another database (restored, or made anew), and all is read again.
 */
export async function feedColumnar(file: ColumnarFile, { db, workspaceId, onPage, signal }: FeedOptions): Promise<Fed> {
  const { source, sequence: target } = await readSource(db, workspaceId);
  const before = await readFed(file);
  if (before.source !== source || before.sequence > target) await empty(file, source);
  const page = { file, workspaceId };
  let facts = 0;
  if ((await readFed(file)).changedFrom === null) await file.whole(() => feedMembers({ ...page, db }));
  for (let fed = await readFed(file); target - fed.sequence > pageFacts; fed = await readFed(file)) {
    signal?.throwIfAborted();
    const to = fed.sequence + pageFacts;
    facts += await file.whole(() => feedPage({ ...page, db, from: fed.sequence, to }));
    onPage?.(to, target);
  }
  signal?.throwIfAborted();
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((snapshot) =>
      file.whole(async () => {
        const { sequence } = await readSource(snapshot, workspaceId);
        const fed = await readFed(file);
        await feedMembers({ ...page, db: snapshot });
        facts += await feedPage({ ...page, db: snapshot, from: fed.sequence, to: sequence });
        await feedRemovals({ ...page, db: snapshot, known: fed.removals });
        await file.rows({ text: 'update fed set built = true', values: [] });
        onPage?.(sequence, sequence);
        return { sequence, facts, rebuilt: !fed.built };
      }),
    );
}

/** What PostgreSQL knows and columns do not. */
export interface Behind {
  /** Fact numbers. */
  readonly facts: bigint;
  /** Whether a member changed. */
  readonly members: boolean;
  /** Whether events were removed. */
  readonly removals: boolean;
}

export async function behindBy(file: ColumnarFile, { db, workspaceId }: FeedOptions): Promise<Behind> {
  const { source, sequence, changedFrom, removals, built } = await readFed(file);
  const { rows } = await sql<{ source: string; sequence: bigint; changed: boolean; removed: boolean }>`
    select ${sourceName} as source, fact_sequence as sequence,
      exists (select from member m where m.workspace_id = w.id and m.changed >= ${changedFrom ?? 0n}::bigint) as changed,
      exists (select from event_removal r where r.workspace_id = w.id and r.number > ${removals}::bigint) as removed
    from workspace w where id = ${workspaceId}`.execute(db);
  const [now] = rows;
  if (now === undefined) return { facts: 0n, members: false, removals: false };
  if (!built || source !== now.source || sequence > now.sequence) return { facts: now.sequence + 1n, members: true, removals: true };
  return { facts: now.sequence - sequence, members: now.changed, removals: now.removed };
}

const sourceName = sql`w.id || ' ' || w.created_at::text`;

async function readSource(db: Database, workspaceId: string): Promise<{ readonly source: string; readonly sequence: bigint }> {
  const { rows } = await sql<{ source: string; sequence: bigint }>`
    select ${sourceName} as source, fact_sequence as sequence from workspace w where id = ${workspaceId}`.execute(db);
  return rows[0] ?? { source: '', sequence: 0n };
}

interface FedRow {
  readonly source: string;
  readonly sequence: bigint;
  readonly changedFrom: bigint | null;
  readonly removals: bigint;
  readonly built: boolean;
}

export async function readFed(file: ColumnarFile): Promise<FedRow> {
  const [row] = await file.rows({ text: 'select source, sequence, changed_from, removals, built from fed', values: [] });
  const changedFrom = row?.['changed_from'];
  const sequence = row?.['sequence'];
  const removals = row?.['removals'];
  return {
    source: String(row?.['source'] ?? ''),
    sequence: typeof sequence === 'bigint' ? sequence : 0n,
    changedFrom: typeof changedFrom === 'bigint' ? changedFrom : null,
    removals: typeof removals === 'bigint' ? removals : 0n,
    built: row?.['built'] === true,
  };
}

async function empty(file: ColumnarFile, source: string): Promise<void> {
  await file.whole(async () => {
    for (const table of ['member', 'address', ...factFeeds.map((feed) => feed.table)]) await file.connection.run(`delete from ${table}`);
    await file.rows({ text: 'update fed set source = $1::text, sequence = 0, changed_from = null, removals = 0, built = false', values: [source] });
  });
}

interface Page {
  readonly file: ColumnarFile;
  readonly db: Database;
  readonly workspaceId: string;
  /** Fact numbers: exclusive, inclusive. */
  readonly from: bigint;
  readonly to: bigint;
}

async function feedPage({ file, db, workspaceId, from, to }: Page): Promise<number> {
  const facts = await feedFacts({ file, db, workspaceId, from, to });
  if (to > from) {
    await feedAddresses({
      file,
      db,
      workspaceId,
      touched: sql`select member_no from address_change where workspace_id = ${workspaceId} and sequence > ${from} and sequence <= ${to}`,
    });
  }
  await file.rows({ text: 'update fed set sequence = $1::bigint', values: [to] });
  return facts;
}
