import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { recordAudit } from '../audit.ts';
import type { Database } from '../open-database.ts';
import { withTransaction } from '../with-transaction.ts';

export interface DeliveryAttempt {
  readonly number: number;
  readonly at: Instant;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
}

/** One line of an endpoint's log. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly createdAt: Instant;
  /** The last one. */
  readonly last: DeliveryAttempt | null;
}

export interface DeliveryDetail extends Omit<Delivery, 'last'> {
  readonly body: string;
  /** The newest first. */
  readonly tries: readonly DeliveryAttempt[];
}

const shown = sql`d.id::text as id, d.event_id as "eventId", v.type, d.state, d.attempts,
  (extract(epoch from d.next_attempt_at) * 1000)::float8 as "nextAttemptAt", (extract(epoch from d.created_at) * 1000)::float8 as "createdAt"`;
const attempt = sql`a.number, (extract(epoch from a.at) * 1000)::float8 as at, a.duration_ms as "durationMs", a.status, a.error, a.response`;

/** The newest deliveries of an endpoint before one, newest first; of one state where it is given. */
export async function listDeliveries(
  db: Database,
  workspaceId: string,
  {
    endpointId,
    state,
    before,
    limit,
  }: { readonly endpointId: string; readonly state: string | null; readonly before: string | null; readonly limit: number },
): Promise<readonly Delivery[]> {
  const { rows } = await sql<Omit<Delivery, 'last'> & { readonly last: DeliveryAttempt | null }>`
    select ${shown}, (select to_jsonb(t) from (select ${attempt} from webhook_attempt a
      where a.workspace_id = d.workspace_id and a.delivery_id = d.id order by a.number desc limit 1) t) as last
    from webhook_delivery d join webhook_event v on v.workspace_id = d.workspace_id and v.id = d.event_id
    where d.workspace_id = ${workspaceId} and d.endpoint_id = ${endpointId} and (${state}::text is null or d.state = ${state})
      and (${before}::bigint is null or d.id < ${before}::bigint)
    order by d.id desc limit ${limit}`.execute(db);
  return rows;
}

/** One delivery with what was sent and every attempt; null when there is none. */
export async function findDelivery(db: Database, workspaceId: string, id: string): Promise<DeliveryDetail | null> {
  const { rows } = await sql<Omit<DeliveryDetail, 'tries'>>`
    select ${shown}, v.body from webhook_delivery d join webhook_event v on v.workspace_id = d.workspace_id and v.id = d.event_id
    where d.workspace_id = ${workspaceId} and d.id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { rows: tries } = await sql<DeliveryAttempt>`
    select ${attempt} from webhook_attempt a where a.workspace_id = ${workspaceId} and a.delivery_id = ${id} order by a.number desc`.execute(db);
  return { ...found, tries };
}

/** Has a delivery tried again at once, under the same webhook-id; its attempts are counted on, so that one that was given up is tried once. False when there is none. */
export async function redeliver(
  db: Database,
  workspaceId: string,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const { numAffectedRows } = await sql`
      update webhook_delivery set state = 'waiting', next_attempt_at = now(), token = null, lease_until = null
      where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction);
    if (!numAffectedRows) return false;
    await recordAudit(transaction, workspaceId, { userId, action: 'webhook.redeliver', subject: id, detail: {} });
    return true;
  });
}
