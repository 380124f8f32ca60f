import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { type ChunkEntries, parseEntries } from '../sending/chunk-entry.ts';
import { markEntries } from '../sending/mark-entries.ts';
import { sendStates } from '../sending/send-state.ts';
import { placeOf } from '../step/block-page.ts';

interface Row {
  readonly id: bigint;
  readonly node: string;
  readonly state: string;
  readonly entries: string;
}

/**
 * Clears a run's calls to the provider of some recipients: a call that certainly has not gone out loses them, and the ledger says that they were
 * erased; of a settled one address and text are blotted out. Returns how many calls with them are on the wire, and were left as they are.
 */
export async function clearChunks(db: Database, run: RunRef, places: readonly number[]): Promise<number> {
  const wanted = new Set(places);
  const blocks = [...new Set(places.map((place) => place >> 10))];
  const { rows } = await sql<Row>`
    select id, node, state, entries from chunk
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId}
      and exists (select from unnest(${blocks}::int[]) b where b between first_block and last_block)
    order by id for update`.execute(db);
  let onWire = 0;
  for (const row of rows) {
    const entries = parseEntries(row.entries);
    const kept = keptOf(entries, wanted);
    if (!kept.includes(false)) continue;
    if (row.state === 'on-wire') onWire += 1;
    else if (row.state === 'ready') await takeBack(db, run, { row, entries, kept });
    else
      await sql`update chunk set entries = ${JSON.stringify(blotted(entries, kept))} where workspace_id = ${run.workspaceId} and id = ${row.id}`.execute(
        db,
      );
  }
  return onWire;
}

/** For each recipient of a call, in its order, whether they stay. */
function keptOf({ spans }: ChunkEntries, wanted: ReadonlySet<number>): readonly boolean[] {
  return spans.flatMap(({ k, s }) => s.map((slot) => !wanted.has(placeOf(k, slot))));
}

function blotted({ spans, a, t }: ChunkEntries, kept: readonly boolean[]): ChunkEntries {
  const blot = (texts: readonly string[]): string[] => texts.map((text, index) => (kept[index] === false ? '' : text));
  return { spans, a: blot(a), t: blot(t) };
}

/** The call becomes another one under a number of its own: whoever wrote it may still hold what it said. */
async function takeBack(
  db: Database,
  run: RunRef,
  { row, entries, kept }: { readonly row: Row; readonly entries: ChunkEntries; readonly kept: readonly boolean[] },
): Promise<void> {
  let place = 0;
  const split = entries.spans.map(({ b, k, s }) => {
    const of = s.map((slot) => ({ slot, isKept: kept[place++] !== false }));
    const slots = (isKept: boolean): number[] => of.filter((each) => each.isKept === isKept).map(({ slot }) => slot);
    return { b, k, stay: slots(true), go: slots(false) };
  });
  const rest: ChunkEntries = {
    spans: split.filter(({ stay }) => stay.length > 0).map(({ b, k, stay }) => ({ b, k, s: stay })),
    a: entries.a.filter((_, index) => kept[index] !== false),
    t: entries.t.filter((_, index) => kept[index] !== false),
  };
  if (rest.a.length > 0)
    await sql`
      insert into chunk (workspace_id, run_id, account_id, node, op, key, entries, count, first_block, last_block, state, attempts, not_before, at)
      select workspace_id, run_id, account_id, node, op, key || '-', ${JSON.stringify(rest)}, ${rest.a.length}, first_block, last_block, state, attempts, not_before, at
      from chunk where workspace_id = ${run.workspaceId} and id = ${row.id}`.execute(db);
  await sql`delete from chunk where workspace_id = ${run.workspaceId} and id = ${row.id}`.execute(db);
  const marks = split
    .filter(({ go }) => go.length > 0)
    .map(({ b, k, go }) => ({ node: row.node, batch: b, block: k, slots: go, states: go.map(() => sendStates['suppressed:erased']) }));
  await markEntries(db, run, { marks, from: [sendStates.claimed] });
}
