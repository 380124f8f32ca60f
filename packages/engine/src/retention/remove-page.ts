import { countRemoved, type DB, daysOfTurn, type RetentionTurn, withTransaction } from '@magpie/db';
import { dayMs, type Instant } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import type { Engine } from '../engine.ts';
import { type GoalWindow, readHolders } from './read-kept.ts';
import { type Range, removableRanges } from './removable-ranges.ts';

/**
 * What came of a page: how many events went, and the name to go on with, null at the end. `busy`: somebody has just the workspace's row; `over`: the
 * setting has changed, and with it the turn.
 */
export type Page = 'busy' | 'over' | { readonly removed: number; readonly name: string | null };

export interface PageOptions {
  /** Looks at this name and those after it. */
  readonly name: string;
  readonly goals: readonly GoalWindow[];
  readonly now: Instant;
  /** Events of one page; more only where more happened at one instant. */
  readonly events: number;
}

/**
 * Removes one page of a workspace's old events, with a note by which copies of them follow. The workspace's row is locked meanwhile: no run begins, and
 * every fact up to its number is committed. Nobody is waited for, since whoever writes facts would wait behind.
 */
export function removePage(engine: Engine, turn: RetentionTurn, { name: from, goals, now, events }: PageOptions): Promise<Page> {
  const { workspaceId } = turn;
  return withTransaction(engine.db, async (db): Promise<Page> => {
    const { rows } = await sql<{ sequence: bigint }>`
      select fact_sequence as sequence from workspace where id = ${workspaceId} for update skip locked`.execute(db);
    const [workspace] = rows;
    if (workspace === undefined) return 'busy';
    const days = await daysOfTurn(db, turn);
    if (days === null) return 'over';
    const kept = { holders: await readHolders(db, workspaceId), goals };
    for (let name = await nextName(db, workspaceId, { from, isIncluded: true }); name !== null;) {
      for (const range of removableRanges(kept, name, now - days * dayMs)) {
        const removed = await removeRange(db, { workspaceId, name, range, sequence: workspace.sequence }, events);
        if (removed === 0) continue;
        await countRemoved(db, turn, removed);
        return { removed, name };
      }
      name = await nextName(db, workspaceId, { from: name, isIncluded: false });
    }
    return { removed: 0, name: null };
  });
}

/** One look into the index for each name. */
async function nextName(
  db: Transaction<DB>,
  workspaceId: string,
  { from, isIncluded }: { readonly from: string; readonly isIncluded: boolean },
): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select min(name) as name from event where workspace_id = ${workspaceId} and name ${isIncluded ? sql`>=` : sql`>`} ${from}`.execute(db);
  return rows[0]?.name ?? null;
}

interface Removal {
  readonly workspaceId: string;
  readonly name: string;
  readonly range: Range;
  /** The highest fact number that is committed. */
  readonly sequence: bigint;
}

/** Removes the oldest events of a range, all that happened before one instant, and writes the note of it. */
async function removeRange(db: Transaction<DB>, { workspaceId, name, range, sequence }: Removal, limit: number): Promise<number> {
  const after = range.from === null ? null : new Date(range.from);
  const mine = sql`workspace_id = ${workspaceId} and name = ${name} and (${after}::timestamptz is null or occurred_at >= ${after}::timestamptz)`;
  const { rows } = await sql<{ first: Date | null; beyond: Date | null }>`
    select (select min(occurred_at) from event where ${mine} and occurred_at < ${new Date(range.before)}) as first,
      (select occurred_at from event where ${mine} and occurred_at < ${new Date(range.before)} order by occurred_at offset ${limit} limit 1) as beyond`.execute(
    db,
  );
  const { first = null, beyond = null } = rows[0] ?? {};
  if (first === null) return 0;
  const before = beyond === null ? new Date(range.before) : new Date(Math.max(beyond.getTime(), first.getTime() + 1));
  const gone = await sql`delete from event where ${mine} and occurred_at < ${before} and sequence <= ${sequence}`.execute(db);
  const removed = Number(gone.numAffectedRows ?? 0n);
  await sql`
    with said as (
      delete from event_removal where workspace_id = ${workspaceId} and name = ${name} and before <= ${before} and sequence <= ${sequence}
        and coalesce(after, '-infinity') >= coalesce(${after}::timestamptz, '-infinity')
      returning events
    )
    insert into event_removal (workspace_id, number, name, after, before, sequence, events)
    select ${workspaceId}, (select coalesce(max(number), 0) + 1 from event_removal where workspace_id = ${workspaceId}), ${name}, ${after}, ${before}, ${sequence},
      ${removed} + coalesce((select sum(events) from said), 0)`.execute(db);
  return removed;
}
