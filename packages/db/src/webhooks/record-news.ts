import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Database } from '../open-database.ts';
import { type WebhookEventType, webhookEventTypes, type webhookTestType } from './event-types.ts';

/** Something that happened, for whoever listens. `data` is JSON. */
export interface News {
  readonly type: WebhookEventType;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

/** People told of in one piece of news: more are told of in several. */
export const peopleInNews = 1_000;

/** What somebody listens to in a workspace now: mostly nothing, and then there is nothing to be told. */
export async function listenedTo(db: Database, workspaceId: string): Promise<ReadonlySet<WebhookEventType>> {
  const { rows } = await sql<{ type: string }>`
    select distinct unnest(event_types) as type from webhook_endpoint where workspace_id = ${workspaceId} and disabled_at is null`.execute(db);
  const types = new Set(rows.map(({ type }) => type));
  return new Set(webhookEventTypes.filter((type) => types.has(type)));
}

/**
 * Writes news down, with a delivery for every endpoint that listens to them: in the transaction of the fact that they tell of, so that neither is there
 * without the other. What nobody listens to is not kept.
 */
export async function recordNews(transaction: Database, workspaceId: string, news: readonly News[]): Promise<void> {
  if (news.length === 0) return;
  const written = news.map((each) => writtenNews(each));
  await sql`
    with told as (
      select * from unnest(${written.map(({ id }) => id)}::text[], ${news.map(({ type }) => type)}::text[], ${written.map(({ body }) => body)}::text[],
        ${news.map(({ at }) => new Date(at).toISOString())}::timestamptz[]) as u(id, type, body, at)
    ), heard as (
      select t.id, e.id as endpoint from told t join webhook_endpoint e
        on e.workspace_id = ${workspaceId} and e.disabled_at is null and t.type = any(e.event_types)
    ), kept as (
      insert into webhook_event (workspace_id, id, type, body, occurred_at)
      select ${workspaceId}, id, type, body, at from told where id in (select id from heard)
    )
    insert into webhook_delivery (workspace_id, endpoint_id, event_id, next_attempt_at)
    select ${workspaceId}, endpoint, id, now() from heard`.execute(transaction);
}

/** News as they are sent: an id that stays the same however often, and the body that is signed. */
export function writtenNews({ type, at, data }: Omit<News, 'type'> & { readonly type: WebhookEventType | typeof webhookTestType }): {
  readonly id: string;
  readonly body: string;
} {
  return { id: `msg_${randomUUID().replaceAll('-', '')}`, body: JSON.stringify({ type, timestamp: new Date(at).toISOString(), data }) };
}
