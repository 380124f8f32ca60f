import { type RawBuilder, sql } from 'kysely';
import type { FactInput } from '../facts/fact-input.ts';
import type { Database } from '../open-database.ts';
import type { TakeFacts } from './take-facts.ts';
import type { TakeOrders } from './take-orders.ts';

/**
 * Says what an import would count, and writes nothing: which ids and people of the file are new, each once. What has been seen lives in temporary
 * tables, so memory does not grow with the file; `connection` must stay the same throughout.
 */
export async function foretellFacts(connection: Database, workspaceId: string): Promise<TakeFacts> {
  await sql`create temp table if not exists foretold_event (id text primary key)`.execute(connection);
  await sql`create temp table if not exists foretold_member (id text primary key)`.execute(connection);
  await sql`truncate foretold_event, foretold_member`.execute(connection);
  return async (rows, others) => {
    const people = [...new Set([...rows, ...others].flatMap((fact) => ('externalId' in fact ? [fact.externalId] : [])))];
    const newMembers = await freshMembers(connection, workspaceId, sql`select unnest(${people}::text[])`);
    const ids = rows.flatMap(eventIdOf);
    const events = await idsOf(
      connection,
      sql`
      with fresh as (insert into foretold_event select unnest(${ids}::text[]) on conflict do nothing returning id)
      select id from fresh where not exists (select from event e where e.workspace_id = ${workspaceId} and e.id = fresh.id)`,
    );
    return {
      imported: ids.length === 0 ? newMembers.size : events.size,
      newMembers: newMembers.size,
      watermark: 0n,
    };
  };
}

/** The same of orders put together from their lines: which of them, and of their people, are new. Wants `foretellFacts` on the same connection. */
export function foretellOrders(connection: Database, workspaceId: string): TakeOrders {
  return async ({ first, last }) => {
    const ofPage = sql`place between ${first} and ${last}`;
    const newMembers = await freshMembers(connection, workspaceId, sql`select external_id from import_order where ${ofPage}`);
    const { rows } = await sql<{ lines: number }>`
      select coalesce(sum(o.lines), 0)::int as lines from import_order o
      where ${ofPage} and not exists (
        select from event e where e.workspace_id = ${workspaceId} and e.id = case when o.is_cancelled then 'cancelled:' else 'order:' end || o.id
      )`.execute(connection);
    return { imported: rows[0]?.lines ?? 0, newMembers: newMembers.size, watermark: 0n };
  };
}

/** Who of the people that `told` selects is known neither to the workspace nor from earlier. */
function freshMembers(connection: Database, workspaceId: string, told: RawBuilder<unknown>): Promise<ReadonlySet<string>> {
  return idsOf(
    connection,
    sql`
      with fresh as (insert into foretold_member ${told} on conflict do nothing returning id)
      select id from fresh
      where not exists (select from member m where m.workspace_id = ${workspaceId} and m.external_id = fresh.id)
        and not exists (select from member_identity i where i.workspace_id = ${workspaceId} and i.source = 'user' and i.value = fresh.id)`,
  );
}

/** Under which id a row's event would stand (facts/write-events.ts). */
function eventIdOf(fact: FactInput): readonly string[] {
  if (fact.type === 'event') return [fact.id];
  return fact.type === 'order' ? [`order:${fact.id}`] : [];
}

async function idsOf(connection: Database, query: ReturnType<typeof sql<{ id: string }>>): Promise<ReadonlySet<string>> {
  const { rows } = await query.execute(connection);
  return new Set(rows.map(({ id }) => id));
}
