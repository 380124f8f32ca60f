import type { Database } from '@magpie/db';
import { dayMs, type Instant } from '@magpie/kit';
import { sql } from 'kysely';

/**
 * Fills a workspace with members and orders of the two years before `now`, spread unevenly: a few members order often. Set-wise, one fact number each,
 * as an import would leave them.
 */
export async function loadOrders(
  db: Database,
  workspaceId: string,
  { members, orders, now }: { readonly members: number; readonly orders: number; readonly now: Instant },
): Promise<void> {
  const since = new Date(now - 800 * dayMs);
  await sql`
    insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at, recorded_at)
    select ${workspaceId}, g, 'm' || g, jsonb_build_object('city', (array['杭州', '上海', '成都'])[1 + g % 3]), g + 1, ${since}, ${since}
    from generate_series(0, ${members - 1}::int) as g`.execute(db);
  await sql`
    insert into event (workspace_id, sequence, id, member_no, name, value, currency, properties, occurred_at)
    select ${workspaceId}, ${members}::bigint + g, 'o' || g,
      floor(${members}::float8 * power(abs(hashint4(g)::float8) / 2147483648.0, 1.6))::int, 'Order Completed', 1000 + abs(hashint4(g + 7)::bigint) % 20000, 'CNY',
      jsonb_build_object('category', (array['gift', 'tea', 'cup'])[1 + g % 3]),
      ${since}::timestamptz + (abs(hashint4(g + 13)::bigint) % 69120000) * interval '1 second'
    from generate_series(1, ${orders}::int) as g`.execute(db);
  await sql`update workspace set fact_sequence = ${members + orders}::bigint, next_member_no = ${members} where id = ${workspaceId}`.execute(db);
  await sql`vacuum analyze member, event`.execute(db);
}
