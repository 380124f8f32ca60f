import type { Instant } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import { recordAudit } from './audit.ts';
import type { Database } from './open-database.ts';
import type { DB } from './schema/database.gen.ts';
import { withTransaction } from './with-transaction.ts';

/** How long a workspace keeps events. */
export interface Retention {
  /** Null: for ever. */
  readonly days: number | null;
  /** Whether the removal looks at the next moment, or is at it. */
  readonly isDue: boolean;
  /** The turn of the removal that is under way (`endedAt` null), or the last one; null: there was none yet. */
  readonly turn: { readonly startedAt: Instant; readonly endedAt: Instant | null; readonly removed: number } | null;
}

/** A turn of the removal that somebody is at. */
export interface RetentionTurn {
  readonly workspaceId: string;
  /** By which the turn is known: it ends when the setting changes. */
  readonly startedAt: Date;
}

export async function readRetention(db: Database, workspaceId: string): Promise<Retention> {
  const { rows } = await sql<{ days: number | null; isDue: boolean; startedAt: Date | null; endedAt: Date | null; removed: number }>`
    select days, days is not null and due_at <= now() as "isDue", started_at as "startedAt", ended_at as "endedAt", removed
    from event_retention where workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return { days: null, isDue: false, turn: null };
  const { days, isDue, startedAt, endedAt, removed } = row;
  return { days, isDue, turn: startedAt === null ? null : { startedAt: startedAt.getTime(), endedAt: endedAt?.getTime() ?? null, removed } };
}

/** Says how long events are kept from now on; a turn that is under way ends before its next page. Written into the audit. */
export async function setRetention(
  db: Database,
  workspaceId: string,
  { userId, days }: { readonly userId: string; readonly days: number | null },
): Promise<void> {
  await withTransaction(db, async (transaction) => {
    // Pages of a removal hold this row: none is half-way through.
    await sql`select 1 from workspace where id = ${workspaceId} for update`.execute(transaction);
    const before = await readRetention(transaction, workspaceId);
    if (before.turn?.endedAt === null) await endTurn(transaction, { workspaceId, startedAt: new Date(before.turn.startedAt) });
    // Cut, since a column of whole milliseconds rounds up: it would be due in a moment only.
    await sql`
      insert into event_retention (workspace_id, days, due_at) values (${workspaceId}, ${days}, case when ${days}::int is not null then date_trunc('milliseconds', now()) end)
      on conflict (workspace_id) do update set days = excluded.days, due_at = excluded.due_at`.execute(transaction);
    await recordAudit(transaction, workspaceId, { userId, action: 'retention.set', subject: workspaceId, detail: { days, before: before.days } });
  });
}

/** For so long a turn is somebody's without a sign of life. */
const leaseSeconds = 60;
const everyHours = 6;

/** Takes a turn that is due, or that somebody died in; null: there is none. */
export async function claimRetention(db: Database): Promise<RetentionTurn | null> {
  const fresh = sql`(r.started_at is null or r.ended_at is not null)`;
  const { rows } = await sql<RetentionTurn>`
    update event_retention r set lease_until = now() + make_interval(secs => ${leaseSeconds}), ended_at = null,
      started_at = case when ${fresh} then clock_timestamp() else r.started_at end, removed = case when ${fresh} then 0 else r.removed end
    where workspace_id = (
      select workspace_id from event_retention where days is not null and due_at <= now() and (lease_until is null or lease_until < now())
      order by due_at limit 1 for update skip locked)
    returning workspace_id as "workspaceId", started_at as "startedAt"`.execute(db);
  return rows[0] ?? null;
}

/** How many days a turn keeps; null: it is over, since somebody has changed the setting. */
export async function daysOfTurn(db: Database, { workspaceId, startedAt }: RetentionTurn): Promise<number | null> {
  const { rows } = await sql<{ days: number | null }>`
    select days from event_retention where workspace_id = ${workspaceId} and started_at = ${startedAt} and ended_at is null`.execute(db);
  return rows[0]?.days ?? null;
}

/** Counts what a page has removed, and says that somebody is still at it. */
export async function countRemoved(db: Database, { workspaceId, startedAt }: RetentionTurn, events: number): Promise<void> {
  await sql`
    update event_retention set removed = removed + ${events}, lease_until = now() + make_interval(secs => ${leaseSeconds})
    where workspace_id = ${workspaceId} and started_at = ${startedAt} and ended_at is null`.execute(db);
}

/** Lets somebody else go on with a turn. */
export async function leaveTurn(db: Database, { workspaceId, startedAt }: RetentionTurn): Promise<void> {
  await sql`
    update event_retention set lease_until = null where workspace_id = ${workspaceId} and started_at = ${startedAt} and ended_at is null`.execute(db);
}

/** Ends a turn, which comes again some hours later, and writes into the audit how many events went by it. Returns how many. */
export async function endTurn(transaction: Transaction<DB>, { workspaceId, startedAt }: RetentionTurn): Promise<number> {
  const { rows } = await sql<{ removed: number; days: number | null }>`
    update event_retention set ended_at = now(), lease_until = null, due_at = now() + make_interval(hours => ${everyHours})
    where workspace_id = ${workspaceId} and started_at = ${startedAt} and ended_at is null returning removed, days`.execute(transaction);
  const [ended] = rows;
  if (ended && ended.removed > 0)
    await recordAudit(transaction, workspaceId, {
      userId: null,
      action: 'retention.removed',
      subject: workspaceId,
      detail: { events: ended.removed, days: ended.days },
    });
  return ended?.removed ?? 0;
}

/** Before when events of a name are no longer there, by name: what came later with an earlier instant may still be. */
export async function goneBefore(db: Database, workspaceId: string): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ name: string; before: Date }>`
    select name, max(before) as before from event_removal where workspace_id = ${workspaceId} group by name`.execute(db);
  return new Map(rows.map(({ name, before }) => [name, before.getTime()]));
}
