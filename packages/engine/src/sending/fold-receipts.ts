import { type Database, withTransaction } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';
import { blockSlots } from '../codec/slot-set.ts';
import type { Engine } from '../engine.ts';
import { type Marks, markEntries } from './mark-entries.ts';
import { parseReference } from './message-reference.ts';
import { sendStates } from './send-state.ts';

/** A receipt as the inbox keeps it: reference, verdict, when (epoch ms), and why not. */
const inboxLineSchema = z.tuple([z.string(), z.enum(['delivered', 'failed']), z.number(), z.string().nullable()]);
const inboxSchema = z.array(inboxLineSchema);

export type InboxLine = z.infer<typeof inboxLineSchema>;

const pagesPerFold = 64;

/**
 * Folds receipts from the inbox into the ledger, in groups: accepted or unknown becomes delivered or failed, the first word stands. A receipt that came
 * before the answer to its call waits until that is recorded. Returns how many receipts were folded for good.
 */
export async function foldReceipts(engine: Engine, workspaceId: string): Promise<number> {
  let folded = 0;
  for (let after: Cursor | null = { receivedAt: new Date(0), digest: '' }; after !== null;) {
    const group: Folded = await foldGroup(engine, workspaceId, after);
    folded += group.folded;
    after = group.next;
  }
  return folded;
}

interface Cursor {
  readonly receivedAt: Date;
  readonly digest: string;
}

interface Folded {
  readonly folded: number;
  readonly next: Cursor | null;
}

interface Page {
  readonly account_id: string;
  readonly digest: string;
  readonly receipts: string;
  readonly count: number;
  readonly received_at: Date;
}

async function foldGroup({ db }: Engine, workspaceId: string, after: Cursor): Promise<Folded> {
  return withTransaction(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`receipts:${workspaceId}`}, 0))`.execute(transaction);
    const { rows } = await sql<Page>`
      select account_id, digest, receipts, count, received_at from receipt_page
      where workspace_id = ${workspaceId} and folded_at is null and (received_at, digest) > (${after.receivedAt}, ${after.digest})
      order by received_at, digest limit ${pagesPerFold}`.execute(transaction);
    const last = rows.at(-1);
    if (!last) return { folded: 0, next: null };
    const done = await markPages(transaction, workspaceId, rows);
    await sql`
      update receipt_page p set folded_at = now()
      from unnest(${done.map(({ account_id }) => account_id)}::text[], ${done.map(({ digest }) => digest)}::text[]) as u(account_id, digest)
      where p.workspace_id = ${workspaceId} and p.account_id = u.account_id and p.digest = u.digest`.execute(transaction);
    const next = rows.length < pagesPerFold ? null : { receivedAt: last.received_at, digest: last.digest };
    return { folded: done.reduce((sum, { count }) => sum + count, 0), next };
  });
}

interface PageMarks extends Marks {
  readonly page: Page;
  readonly runId: string;
}

/** Marks what the pages say, and returns those of which nothing waits any more. */
async function markPages(db: Database, workspaceId: string, pages: readonly Page[]): Promise<readonly Page[]> {
  const byRun = byRunOf(pages.flatMap(marksOf));
  const waiting = new Set<Page>();
  for (const [runId, marks] of [...byRun].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const { changed, open } = await markEntries(db, { workspaceId, runId }, { marks, from: foldable });
    for (const [index, isOpen] of open.entries()) {
      const page = marks[index]?.page;
      if (isOpen && page) waiting.add(page);
    }
    if (changed > 0) await sql`select pg_notify('magpie_run', ${`${workspaceId}/${runId}`})`.execute(db);
  }
  return pages.filter((page) => !waiting.has(page));
}

function byRunOf(marks: readonly PageMarks[]): ReadonlyMap<string, readonly PageMarks[]> {
  const runs = new Map<string, PageMarks[]>();
  for (const mark of marks) {
    const known = runs.get(mark.runId);
    if (known) known.push(mark);
    else runs.set(mark.runId, [mark]);
  }
  return runs;
}

/** States over which a receipt has the last word. */
const foldable: readonly number[] = [sendStates.accepted, sendStates.unknown];

/** A page's receipts by the ledger rows they are of. References that are none of ours are passed over. */
function marksOf(page: Page): readonly PageMarks[] {
  const byRow = new Map<string, PageMarks & { readonly slots: number[]; readonly states: number[] }>();
  for (const [reference, status] of inboxSchema.parse(JSON.parse(page.receipts))) {
    const place = parseReference(reference);
    if (!place) continue;
    const block = Math.floor(place.memberNo / blockSlots);
    const key = `${place.runId}|${place.batch}|${block}|${place.node}`;
    let row = byRow.get(key);
    if (row === undefined) byRow.set(key, (row = { page, runId: place.runId, node: place.node, batch: place.batch, block, slots: [], states: [] }));
    row.slots.push(place.memberNo % blockSlots);
    row.states.push(status === 'delivered' ? sendStates.delivered : sendStates.failed);
  }
  return [...byRow.values()];
}
