import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** What the people of a cohort bought in a week or a month of the workspace's zone. */
export interface CohortPeriod {
  /** Local date of its first day, `YYYY-MM-DD`; weeks begin on Monday. */
  readonly from: string;
  /** People who bought at least once. */
  readonly people: number;
  readonly orders: number;
  /** Minor units of the workspace's currency. */
  readonly value: number;
}

export interface ActivityAsked {
  readonly cohortId: string;
  readonly unit: 'week' | 'month';
  readonly since: Instant;
  readonly until: Instant;
  readonly zone: string;
}

const bought = 'Order Completed';

/**
 * What became of a cohort: every period from the one that holds `since` to the one that holds `until`, empty ones too. Orders count from `since` on, and
 * before `until`. Whoever was merged into another counts as that person.
 */
export async function cohortActivity(
  db: Database,
  workspaceId: string,
  { cohortId, unit, since, until, zone }: ActivityAsked,
): Promise<readonly CohortPeriod[]> {
  const { rows } = await sql<CohortPeriod>`
    with person as (
      select distinct coalesce(m.alias_of, m.no) as no
      from cohort_block b cross join generate_series(0, 1023) slot
      join member m on m.workspace_id = b.workspace_id and m.no = (b.block << 10) + slot
      where b.workspace_id = ${workspaceId} and b.cohort_id = ${cohortId} and get_bit(b.members, slot) = 1
    ), born as materialized (
      select m.no, p.no as person from person p join member m on m.workspace_id = ${workspaceId} and m.no = p.no
      union all
      select m.no, p.no from person p join member m on m.workspace_id = ${workspaceId} and m.alias_of = p.no
    ), bought as (
      select date_trunc(${unit}, e.occurred_at at time zone ${zone}) as period, n.person, e.value
      from event e join born n on n.no = e.member_no
      where e.workspace_id = ${workspaceId} and e.name = ${bought} and e.occurred_at >= ${new Date(since)} and e.occurred_at < ${new Date(until)}
    ), counted as (
      select period, count(distinct person)::int as people, count(*)::int as orders, coalesce(sum(value), 0)::float8 as value from bought group by period
    )
    select to_char(p.period, 'YYYY-MM-DD') as "from", coalesce(c.people, 0) as people, coalesce(c.orders, 0) as orders, coalesce(c.value, 0) as value
    from generate_series(date_trunc(${unit}, ${new Date(since)}::timestamptz at time zone ${zone}),
      date_trunc(${unit}, ${new Date(until)}::timestamptz at time zone ${zone}), ${`1 ${unit}`}::interval) as p(period)
    left join counted c on c.period = p.period
    order by p.period`.execute(db);
  return rows;
}
