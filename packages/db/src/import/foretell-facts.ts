import { sql } from 'kysely';
import type { FactInput } from '../facts/fact-input.ts';
import type { Database } from '../open-database.ts';
import type { TakeFacts } from './take-facts.ts';

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
    const newMembers = await countNew(
      connection,
      sql`
      with fresh as (insert into foretold_member select unnest(${people}::text[]) on conflict do nothing returning id)
      select count(*)::int as count from fresh
      where not exists (select from member m where m.workspace_id = ${workspaceId} and m.external_id = fresh.id)
        and not exists (select from member_identity i where i.workspace_id = ${workspaceId} and i.source = 'user' and i.value = fresh.id)`,
    );
    const ids = rows.flatMap(eventIdOf);
    if (ids.length === 0) return { imported: newMembers, newMembers, watermark: 0n };
    const imported = await countNew(
      connection,
      sql`
      with fresh as (insert into foretold_event select unnest(${ids}::text[]) on conflict do nothing returning id)
      select count(*)::int as count from fresh
      where not exists (select from event e where e.workspace_id = ${workspaceId} and e.id = fresh.id)`,
    );
    return { imported, newMembers, watermark: 0n };
  };
}

/** Under which id a row's event would stand (facts/write-events.ts). */
function eventIdOf(fact: FactInput): readonly string[] {
  if (fact.type === 'event') return [fact.id];
  return fact.type === 'order' ? [`order:${fact.id}`] : [];
}

async function countNew(connection: Database, query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  const { rows } = await query.execute(connection);
  return rows[0]?.count ?? 0;
}
