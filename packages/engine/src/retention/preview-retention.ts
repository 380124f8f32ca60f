import type { Database } from '@magpie/db';
import { dayMs, type Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { mayGoBefore, orderEvents, readGoals, readHolders } from './read-kept.ts';
import { removableRanges } from './removable-ranges.ts';

/** What keeping events for so many days would come to now. */
export interface RetentionPreview {
  /** Events before this are old. */
  readonly before: Instant;
  /** Old events that would go. */
  readonly events: number;
  /** Old events of orders and refunds: they stay. */
  readonly orders: number;
  /** Old events that stay as long as runs go on, or since a goal has counted them. */
  readonly held: number;
  /** Runs by which some of them are held, the oldest first. */
  readonly runs: readonly { readonly runId: string; readonly journeyId: string; readonly startAt: Instant }[];
}

/** Counts what would go, name by name from the index; nothing changes. */
export async function previewRetention(
  db: Database,
  workspaceId: string,
  { days, now }: { readonly days: number; readonly now: Instant },
): Promise<RetentionPreview> {
  const before = now - days * dayMs;
  const kept = { holders: await readHolders(db, workspaceId), goals: await readGoals(db, workspaceId) };
  const { rows: old } = await sql<{ name: string; events: number }>`
    select name, count(*)::int as events from event where workspace_id = ${workspaceId} and occurred_at < ${new Date(before)} group by name order by name`.execute(
    db,
  );
  const ranges = old.flatMap(({ name }) => removableRanges(kept, name, before).map((range) => ({ name, ...range })));
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events
    from unnest(${ranges.map(({ name }) => name)}::text[], ${ranges.map(({ from }) => from ?? 0)}::bigint[], ${ranges.map((range) => range.from === null)}::bool[],
      ${ranges.map((range) => range.before)}::bigint[]) as r(name, "from", is_open, before)
    join event e on e.workspace_id = ${workspaceId} and e.name = r.name and e.occurred_at < to_timestamp(r.before / 1000.0)
      and (r.is_open or e.occurred_at >= to_timestamp(r."from" / 1000.0))`.execute(db);
  const events = rows[0]?.events ?? 0;
  const orders = sum(old.filter(({ name }) => orderEvents.includes(name)));
  const names = old.map(({ name }) => name).filter((name) => !orderEvents.includes(name));
  const runs = kept.holders.filter((holder) => names.some((name) => mayGoBefore({ ...kept, holders: [holder] }, name, before) < before));
  return {
    before,
    events,
    orders,
    held: sum(old) - orders - events,
    runs: runs.map(({ runId, journeyId, startAt }) => ({ runId, journeyId, startAt })),
  };
}

function sum(rows: readonly { readonly events: number }[]): number {
  return rows.reduce((total, { events }) => total + events, 0);
}
