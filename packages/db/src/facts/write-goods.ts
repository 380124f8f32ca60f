import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';

/** Keeps goods as they were described last; of an older description only what nobody has said since. */
export async function writeGoods(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const last = (column: string) =>
    sql`(array_agg(${sql.ref(column)} order by occurred_at desc, sequence desc) filter (where ${sql.ref(column)} is not null))[1]`;
  const written = await sql`
    insert into goods as g (workspace_id, id, name, category, price, currency, sequence, occurred_at)
    select ${workspaceId}, s.id, s.name, s.category, s.price, case when s.price is not null then coalesce(s.currency, w.currency) end, s.sequence, s.occurred_at
    from (
      select id, ${last('name')} as name, ${last('content')} as category, ${last('value')} as price, ${last('currency')} as currency,
        max(sequence) as sequence, max(occurred_at) as occurred_at
      from staged_fact where type = 'goods' group by id
    ) s join workspace w on w.id = ${workspaceId}
    order by s.id
    on conflict (workspace_id, id) do update set
      name = case when ${isNewer} then coalesce(excluded.name, g.name) else coalesce(g.name, excluded.name) end,
      category = case when ${isNewer} then coalesce(excluded.category, g.category) else coalesce(g.category, excluded.category) end,
      price = case when ${isNewer} then coalesce(excluded.price, g.price) else coalesce(g.price, excluded.price) end,
      currency = case when ${isNewer} then coalesce(excluded.currency, g.currency) else coalesce(g.currency, excluded.currency) end,
      sequence = excluded.sequence, occurred_at = greatest(excluded.occurred_at, g.occurred_at)
    where (${isNewer} or g.name is null or g.category is null or g.price is null)
      and (coalesce(excluded.name, g.name), coalesce(excluded.category, g.category), coalesce(excluded.price, g.price), coalesce(excluded.currency, g.currency))
        is distinct from (g.name, g.category, g.price, g.currency)`.execute(transaction);
  return { accepted: Number(written.numAffectedRows ?? 0n) };
}

const isNewer = sql`excluded.occurred_at >= g.occurred_at`;
