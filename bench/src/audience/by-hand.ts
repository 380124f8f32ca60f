import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** The Qixi audience of the bench as somebody would write it who knows the tables: semi-joins, and one aggregate over those who bought in either window. */
const audience = (workspaceId: string) => sql`
  select m.no from member m
  join (
    select e.member_no from event e
    where e.workspace_id = ${workspaceId} and e.name = 'Order Completed' and e.occurred_at >= '2024-08-05T00:00:00+08:00' and e.occurred_at <= '2026-08-05T00:00:00+08:00'
      and e.member_no in (
        select b.member_no from event b
        where b.workspace_id = ${workspaceId} and b.name = 'Order Completed'
          and (b.occurred_at >= '2025-08-15T00:00:00+08:00' and b.occurred_at < '2025-08-29T00:00:00+08:00'
            or b.occurred_at >= '2024-07-27T00:00:00+08:00' and b.occurred_at < '2024-08-10T00:00:00+08:00'))
    group by e.member_no having sum(e.value) > 20000
  ) b on b.member_no = m.no
  where m.workspace_id = ${workspaceId} and m.alias_of is null and m.erased_at is null`;

export async function countByHand(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${audience(workspaceId)}) a`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Lists its members in order; how many. */
export async function enrolByHand(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql`${audience(workspaceId)} order by m.no`.execute(db);
  return rows.length;
}
