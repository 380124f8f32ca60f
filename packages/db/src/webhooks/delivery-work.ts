import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit.ts';
import type { Database } from '../open-database.ts';
import { withTransaction } from '../with-transaction.ts';

/** A delivery that is tried now, with all that it takes. */
export interface ClaimedDelivery {
  readonly workspaceId: string;
  readonly id: string;
  readonly endpointId: string;
  readonly token: string;
  readonly url: string;
  /** The newest first; an old one while both sign. */
  readonly secrets: readonly string[];
  readonly eventId: string;
  readonly body: string;
  /** Attempts before this one. */
  readonly attempts: number;
}

/** For how long nobody else tries it: longer than an attempt may take. */
const leaseSeconds = 60;

/**
 * Takes deliveries that are due, of each endpoint at most as many as it has room for: one that answers slowly holds up nobody else's. Those of endpoints
 * that are switched off wait, but for tests, which somebody has just asked for.
 */
export async function claimDeliveries(
  db: Database,
  { busy, perEndpoint, most }: { readonly busy: ReadonlyMap<string, number>; readonly perEndpoint: number; readonly most: number },
): Promise<readonly ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with busy as (select * from unnest(${[...busy.keys()]}::text[], ${[...busy.values()]}::int[]) as u(endpoint, count)),
    due as (
      select d.workspace_id, d.id from webhook_endpoint e
      left join busy b on b.endpoint = e.workspace_id || '/' || e.id
      cross join lateral (
        select d.workspace_id, d.id, d.next_attempt_at from webhook_delivery d join webhook_event v on v.workspace_id = d.workspace_id and v.id = d.event_id
        where d.workspace_id = e.workspace_id and d.endpoint_id = e.id and d.state = 'waiting' and d.next_attempt_at <= now()
          and (d.lease_until is null or d.lease_until < now()) and (e.disabled_at is null or v.type = 'webhook.test')
        order by d.next_attempt_at, d.id limit greatest(0, ${perEndpoint} - coalesce(b.count, 0)) for update of d skip locked
      ) d order by d.next_attempt_at limit ${most}
    )
    update webhook_delivery d set token = ${randomUUID()} || '.' || d.id, lease_until = now() + make_interval(secs => ${leaseSeconds})
    from due join webhook_endpoint e on e.workspace_id = due.workspace_id
    join webhook_event v on v.workspace_id = due.workspace_id
    where d.workspace_id = due.workspace_id and d.id = due.id and e.id = d.endpoint_id and v.id = d.event_id
    returning d.workspace_id as "workspaceId", d.id::text as id, d.endpoint_id as "endpointId", d.token, e.url, v.id as "eventId", v.body, d.attempts,
      case when e.previous_until > now() then array[e.secret, e.previous_secret] else array[e.secret] end as secrets`.execute(db);
  return rows;
}

export interface AttemptResult {
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
  /** What follows: it has arrived, is tried again so much later, or no more. */
  readonly next: { readonly type: 'delivered' } | { readonly type: 'again'; readonly afterMs: number } | { readonly type: 'never' };
  /** The receiver says that it is not there any more. */
  readonly isGone: boolean;
}

/** After so many days of failing without one success an endpoint is switched off. */
const failingDays = 5;

/** Writes down what came of an attempt. Whoever lost the lease meanwhile writes nothing. True when the endpoint was switched off by it. */
export async function recordAttempt(
  db: Database,
  { workspaceId, id, endpointId, token, attempts }: ClaimedDelivery,
  { durationMs, status, error, response, next, isGone }: AttemptResult,
): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const state = next.type === 'delivered' ? 'delivered' : next.type === 'again' ? 'waiting' : 'failed';
    const afterMs = next.type === 'again' ? next.afterMs : null;
    const mine = await sql`
      update webhook_delivery set state = ${state}, attempts = ${attempts + 1}, token = null, lease_until = null,
        next_attempt_at = now() + ${afterMs}::float8 * interval '1 millisecond'
      where workspace_id = ${workspaceId} and id = ${id} and token = ${token}`.execute(transaction);
    if (!mine.numAffectedRows) return false;
    await sql`
      insert into webhook_attempt (workspace_id, delivery_id, number, at, duration_ms, status, error, response)
      values (${workspaceId}, ${id}, ${attempts + 1}, now() - ${durationMs}::float8 * interval '1 millisecond', ${Math.round(durationMs)}, ${status}, ${error}, ${response})`.execute(
      transaction,
    );
    if (next.type === 'delivered') {
      await sql`update webhook_endpoint set failing_since = null where workspace_id = ${workspaceId} and id = ${endpointId} and failing_since is not null`.execute(
        transaction,
      );
      return false;
    }
    const { rows } = await sql<{ reason: string }>`
      update webhook_endpoint set failing_since = coalesce(failing_since, now()),
        disabled_at = case when ${isGone}::boolean or failing_since < now() - make_interval(days => ${failingDays}) then coalesce(disabled_at, now()) else disabled_at end,
        disabled_reason = case when disabled_at is not null then disabled_reason when ${isGone}::boolean then 'gone'
          when failing_since < now() - make_interval(days => ${failingDays}) then 'failing' end
      where workspace_id = ${workspaceId} and id = ${endpointId}
      returning case when old.disabled_at is null then new.disabled_reason end as reason`.execute(transaction);
    const reason = rows[0]?.reason ?? null;
    if (reason === null) return false;
    await recordAudit(transaction, workspaceId, { userId: null, action: 'webhook.switched-off', subject: endpointId, detail: { reason } });
    return true;
  });
}

/** Forgets what is over for so many days. Returns how many deliveries that were. */
export async function forgetDeliveries(db: Database, afterDays: number): Promise<number> {
  const old = sql`created_at < now() - make_interval(days => ${afterDays}) and state <> 'waiting'`;
  await sql`
    delete from webhook_attempt a using (select workspace_id, id from webhook_delivery where ${old}) d
    where a.workspace_id = d.workspace_id and a.delivery_id = d.id`.execute(db);
  const { numAffectedRows } = await sql`delete from webhook_delivery where ${old}`.execute(db);
  await sql`
    delete from webhook_event v where recorded_at < now() - make_interval(days => ${afterDays})
      and not exists (select from webhook_delivery d where d.workspace_id = v.workspace_id and d.event_id = v.id)`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
