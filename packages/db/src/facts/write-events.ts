import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';
import { stagedFor } from './staged-for.ts';

/** Writes staged events whose id is new. */
export async function writeEvents(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const from = stagedFor(workspaceId, 'event');
  return { accepted: await insertEvents(transaction, workspaceId, { from, id: sql`s.id`, name: sql`s.name`, key: sql`s.content` }) };
}

interface EventColumns {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
}

/** Writes events of `from` (staged facts `s` with the member's `no`) whose id is new, under the numbers of their facts. Returns how many. */
export async function insertEvents(transaction: Transaction<DB>, workspaceId: string, { from, id, name, key }: EventColumns): Promise<number> {
  const inserted = await sql`
    insert into event (workspace_id, sequence, id, member_no, name, key, value, currency, properties, occurred_at)
    select w.id, s.sequence, ${id}, s.no, ${name}, ${key}, s.value, case when s.value is not null then coalesce(s.currency, w.currency) end,
      coalesce(s.properties, '{}'), s.occurred_at
    from ${from} join workspace w on w.id = ${workspaceId}
    order by s.sequence
    on conflict (workspace_id, id) do nothing`.execute(transaction);
  return Number(inserted.numAffectedRows ?? 0n);
}
