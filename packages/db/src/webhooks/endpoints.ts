import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { recordAudit } from '../audit.ts';
import type { Database } from '../open-database.ts';
import { withTransaction } from '../with-transaction.ts';
import { webhookTestType } from './event-types.ts';
import { writtenNews } from './record-news.ts';

/** Where news are sent to; its secret stays here. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly failingSince: Instant | null;
  readonly disabledAt: Instant | null;
  readonly disabledReason: string | null;
  /** Until when the secret before the last one signs too. */
  readonly previousUntil: Instant | null;
  readonly createdAt: Instant;
  /** Deliveries that wait, and those that nobody tries any more. */
  readonly waiting: number;
  readonly failed: number;
}

export interface EndpointSetting {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
}

interface Place {
  readonly id: string;
  readonly userId: string;
}

/** For so long the old secret signs beside the new one. */
const overlapHours = 24;

/** Makes an endpoint. Its secret is told this once. */
export async function createEndpoint(
  db: Database,
  workspaceId: string,
  { id, userId, url, description, eventTypes }: Place & EndpointSetting,
): Promise<string> {
  const secret = newSecret();
  await withTransaction(db, async (transaction) => {
    await sql`
      insert into webhook_endpoint (workspace_id, id, url, description, event_types, secret, created_by)
      values (${workspaceId}, ${id}, ${url}, ${description}, ${[...eventTypes]}::text[], ${secret}, ${userId})`.execute(transaction);
    await recordAudit(transaction, workspaceId, { userId, action: 'webhook.create', subject: id, detail: { url, eventTypes } });
  });
  return secret;
}

/** The endpoints of a workspace, the oldest first. */
export async function listEndpoints(db: Database, workspaceId: string): Promise<readonly WebhookEndpoint[]> {
  const { rows } = await sql<WebhookEndpoint>`
    select id, url, description, event_types as "eventTypes", disabled_reason as "disabledReason",
      (extract(epoch from failing_since) * 1000)::float8 as "failingSince", (extract(epoch from disabled_at) * 1000)::float8 as "disabledAt",
      case when previous_until > now() then (extract(epoch from previous_until) * 1000)::float8 end as "previousUntil",
      (extract(epoch from created_at) * 1000)::float8 as "createdAt",
      (select count(*)::int from webhook_delivery d where d.workspace_id = e.workspace_id and d.endpoint_id = e.id and d.state = 'waiting') as waiting,
      (select count(*)::int from webhook_delivery d where d.workspace_id = e.workspace_id and d.endpoint_id = e.id and d.state = 'failed') as failed
    from webhook_endpoint e where workspace_id = ${workspaceId} order by e.created_at, id`.execute(db);
  return rows;
}

/** Says anew where news go, and which. False when there is no such endpoint. */
export function changeEndpoint(db: Database, workspaceId: string, { id, userId, ...setting }: Place & EndpointSetting): Promise<boolean> {
  const { url, description, eventTypes } = setting;
  return change(db, workspaceId, { id, userId, action: 'webhook.change', detail: { url, eventTypes } }, (transaction) =>
    sql`update webhook_endpoint set url = ${url}, description = ${description}, event_types = ${[...eventTypes]}::text[]
      where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction),
  );
}

/** Sends news there, or no more. What waits goes on waiting; what happens meanwhile is not kept. */
export function switchEndpoint(db: Database, workspaceId: string, { id, userId, enabled }: Place & { readonly enabled: boolean }): Promise<boolean> {
  return change(db, workspaceId, { id, userId, action: enabled ? 'webhook.enable' : 'webhook.disable', detail: {} }, (transaction) =>
    enabled
      ? sql`update webhook_endpoint set disabled_at = null, disabled_reason = null, failing_since = null where workspace_id = ${workspaceId} and id = ${id}`.execute(
          transaction,
        )
      : sql`update webhook_endpoint set disabled_at = now(), disabled_reason = 'by-hand' where workspace_id = ${workspaceId} and id = ${id}`.execute(
          transaction,
        ),
  );
}

/** A new secret, told this once; the old one signs beside it for a day. Null when there is no such endpoint. */
export async function rotateSecret(db: Database, workspaceId: string, { id, userId }: Place): Promise<string | null> {
  const secret = newSecret();
  const rotated = await change(db, workspaceId, { id, userId, action: 'webhook.rotate', detail: {} }, (transaction) =>
    sql`update webhook_endpoint set previous_secret = secret, previous_until = now() + make_interval(hours => ${overlapHours}), secret = ${secret}
      where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction),
  );
  return rotated ? secret : null;
}

/** Takes an endpoint away with its log. */
export function removeEndpoint(db: Database, workspaceId: string, { id, userId }: Place): Promise<boolean> {
  return change(db, workspaceId, { id, userId, action: 'webhook.remove', detail: {} }, async (transaction) => {
    await sql`
      delete from webhook_attempt a using webhook_delivery d
      where d.workspace_id = ${workspaceId} and d.endpoint_id = ${id} and a.workspace_id = d.workspace_id and a.delivery_id = d.id`.execute(
      transaction,
    );
    await sql`delete from webhook_delivery where workspace_id = ${workspaceId} and endpoint_id = ${id}`.execute(transaction);
    return sql`delete from webhook_endpoint where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction);
  });
}

/** Sends an event of no meaning there, and there alone, also while it is switched off. The delivery's id; null when there is no such endpoint. */
export async function sendTestNews(db: Database, workspaceId: string, { id, userId }: Place): Promise<string | null> {
  return withTransaction(db, async (transaction) => {
    const at = Date.now();
    const { id: eventId, body } = writtenNews({ type: webhookTestType, at, data: { endpoint: id } });
    const { rows } = await sql<{ id: string }>`
      insert into webhook_delivery (workspace_id, endpoint_id, event_id, next_attempt_at)
      select workspace_id, id, ${eventId}, now() from webhook_endpoint where workspace_id = ${workspaceId} and id = ${id} returning id::text as id`.execute(
      transaction,
    );
    const [delivery] = rows;
    if (delivery === undefined) return null;
    await sql`
      insert into webhook_event (workspace_id, id, type, body, occurred_at) values (${workspaceId}, ${eventId}, ${webhookTestType}, ${body}, ${new Date(at)})`.execute(
      transaction,
    );
    await recordAudit(transaction, workspaceId, { userId, action: 'webhook.test', subject: id, detail: {} });
    return delivery.id;
  });
}

async function change(
  db: Database,
  workspaceId: string,
  { id, ...entry }: { readonly id: string; readonly userId: string; readonly action: string; readonly detail: object },
  write: (transaction: Database) => Promise<{ readonly numAffectedRows?: bigint | undefined }>,
): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const { numAffectedRows } = await write(transaction);
    if (!numAffectedRows) return false;
    await recordAudit(transaction, workspaceId, { ...entry, subject: id });
    return true;
  });
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
