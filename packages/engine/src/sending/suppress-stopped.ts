import { type Database, withTransaction } from '@magpie/db';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { parseEntries } from './chunk-entry.ts';
import { markEntries } from './mark-entries.ts';
import { sendStates } from './send-state.ts';

/**
 * What a stopped run had claimed but certainly not sent is kept back: its ready chunks are closed and their messages suppressed. (Chunks that were on
 * the wire are cleared up by those who send: see takeLapsed.) Returns how many messages were kept back.
 */
export async function suppressStopped(engine: Engine, workspaceId: string, { accountId }: BoundChannel): Promise<number> {
  return withTransaction(engine.db, async (db) => {
    const { rows } = await sql<{ run_id: string; node: string; entries: string }>`
      update chunk set state = 'failed', error = 'stopped', token = null
      where workspace_id = ${workspaceId} and id in (
        select c.id from chunk c join run r on r.workspace_id = c.workspace_id and r.id = c.run_id
        where c.workspace_id = ${workspaceId} and c.account_id = ${accountId} and c.state = 'ready' and (r.state in ('stopped', 'failed') or r.request = 'stop')
        order by c.id for update of c)
      returning run_id, node, entries`.execute(db);
    let suppressed = 0;
    for (const runId of [...new Set(rows.map(({ run_id }) => run_id))].toSorted()) {
      suppressed += await suppressRun(
        db,
        { workspaceId, runId },
        rows.filter(({ run_id }) => run_id === runId),
      );
    }
    return suppressed;
  });
}

async function suppressRun(db: Database, run: RunRef, chunks: readonly { readonly node: string; readonly entries: string }[]): Promise<number> {
  const marks = chunks.flatMap(({ node, entries }) =>
    parseEntries(entries).spans.map(({ b, k, s }) => ({ node, batch: b, block: k, slots: s, states: s.map(() => sendStates['suppressed:stopped']) })),
  );
  const { changed } = await markEntries(db, run, { marks, from: [sendStates.claimed] });
  if (changed > 0) await sql`select pg_notify('magpie_run', ${`${run.workspaceId}/${run.runId}`})`.execute(db);
  return changed;
}
