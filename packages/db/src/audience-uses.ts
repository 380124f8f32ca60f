import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** A place in which a saved audience is named. */
export type AudienceUse =
  /** A journey that is not archived. `draft`: as it is drawn now; `version`: the published one that names it, null: none does. */
  | {
      readonly type: 'journey';
      readonly id: string;
      readonly name: string;
      readonly draft: boolean;
      readonly version: number | null;
      /** Runs of any version that names it which have not ended. */
      readonly openRuns: number;
    }
  /** Another audience that is not archived. */
  | { readonly type: 'audience'; readonly id: string; readonly name: string }
  | { readonly type: 'cohort'; readonly id: string; readonly name: string };

/**
 * Where audiences are named, by the audience's id: in journeys as they are drawn and as they are published, in the newest versions of other audiences,
 * and as the origin of cohorts. Only those named by the asked ids are looked for; null: all.
 */
export async function audienceUses(db: Database, workspaceId: string, id: string | null): Promise<ReadonlyMap<string, readonly AudienceUse[]>> {
  const named = (document: ReturnType<typeof sql>): ReturnType<typeof sql> =>
    sql`(select distinct found #>> '{}' from jsonb_path_query(${document}, '$.** ? (@.type == "audience" && @.audience.type() == "string").audience') found)`;
  const { rows } = await sql<{ readonly audience: string } & AudienceUse>`
    with drafts as (
      select j.id, j.name, n.audience from journey j cross join lateral ${named(sql`j.document`)} n(audience)
      where j.workspace_id = ${workspaceId} and j.archived_at is null
    ), published as (
      select j.id, j.name, v.version, v.version = j.current_version as is_current, n.audience,
        (select count(*)::int from run r where r.workspace_id = v.workspace_id and r.journey_id = v.journey_id and r.version = v.version
          and r.ended_at is null) as open_runs
      from journey j join journey_version v on v.workspace_id = j.workspace_id and v.journey_id = j.id
      cross join lateral ${named(sql`v.document`)} n(audience)
      where j.workspace_id = ${workspaceId} and j.archived_at is null
    ), in_journeys as (
      select audience, id, min(name) as name, bool_or(is_draft) as draft, max(version) filter (where is_current) as version, sum(open_runs)::int as open_runs
      from (
        select audience, id, name, true as is_draft, null::int as version, false as is_current, 0 as open_runs from drafts
        union all select audience, id, name, false, version, is_current, open_runs from published where is_current or open_runs > 0
      ) either group by audience, id
    )
    select * from (
      select audience, 'journey' as type, id, name, draft, version, open_runs as "openRuns" from in_journeys
      union all
      select n.audience, 'audience', a.id, a.name, null, null, null
      from saved_audience a
      join audience_version v on v.workspace_id = a.workspace_id and v.audience_id = a.id and v.version = a.current_version
      cross join lateral ${named(sql`v.filter`)} n(audience)
      where a.workspace_id = ${workspaceId} and a.archived_at is null
      union all
      select c.origin ->> 'audience', 'cohort', c.id, c.name, null, null, null from cohort c
      where c.workspace_id = ${workspaceId} and c.origin ->> 'type' = 'audience' and c.origin ->> 'audience' is not null
    ) uses where ${id}::text is null or audience = ${id}
    order by type, name, id`.execute(db);
  const uses = new Map<string, AudienceUse[]>();
  for (const { audience, ...use } of rows) uses.set(audience, [...(uses.get(audience) ?? []), useOf(use)]);
  return uses;
}

/** Rows of a union carry the columns of all its parts. */
function useOf(row: AudienceUse): AudienceUse {
  if (row.type === 'journey') return row;
  return { type: row.type, id: row.id, name: row.name };
}
