import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export interface JourneySummary {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly revision: number;
  readonly currentVersion: number | null;
  readonly updatedAt: Instant;
  /** Who changed the draft last; null before anybody did, and for the product itself. */
  readonly changedBy: string | null;
  /** The newest run of the journey, rehearsals in its shadows included. */
  readonly lastRun: LastRun | null;
}

export interface LastRun {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: string;
  readonly purpose: string;
  /** Of its report, which is there when it is over. */
  readonly result: {
    readonly enrolled: number;
    readonly delivered: number;
    readonly reconciled: boolean;
    readonly effect: number | null;
    readonly interval: readonly [number, number] | null;
  } | null;
}

export interface JourneysAsked {
  readonly archived: boolean;
  /** Part of a name, of a step's name or of what a step says; empty finds all. */
  readonly search: string;
}

/** Journeys of a workspace, archived or not, the newest change first. */
export async function listJourneys(db: Database, workspaceId: string, { archived, search }: JourneysAsked): Promise<readonly JourneySummary[]> {
  const like = `%${search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Omit<JourneySummary, 'updatedAt'> & { readonly updatedAt: Date }>`
    select j.id, j.name, j.folder, j.revision, j.current_version as "currentVersion", j.updated_at as "updatedAt", last.run as "lastRun",
      (select u.name from journey_change c left join app_user u on u.id = c.author
        where c.workspace_id = j.workspace_id and c.journey_id = j.id order by c.revision desc limit 1) as "changedBy"
    from journey j
    left join lateral (
      select jsonb_build_object('id', r.id, 'workspaceId', r.workspace_id, 'state', r.state, 'purpose', r.purpose, 'result',
        case when r.report is null then null else jsonb_build_object(
          'enrolled', r.report->'enrolled', 'delivered', r.report->'sends'->'delivered', 'reconciled', r.report->'reconciled',
          'effect', r.report->'goal'->'effect', 'interval', r.report->'goal'->'interval') end) as run
      from run r
      where r.journey_id = j.id and r.workspace_id in (select w.id from workspace w where w.id = ${workspaceId} or w.shadow_of = ${workspaceId})
      order by r.created_at desc, r.id desc limit 1
    ) last on true
    where j.workspace_id = ${workspaceId} and (j.archived_at is not null) = ${archived}
      and (${search.trim() === ''} or j.name ilike ${like} or exists (
        select 1 from jsonb_array_elements(case jsonb_typeof(j.document->'nodes') when 'array' then j.document->'nodes' else '[]'::jsonb end) node
        where node->>'name' ilike ${like} or exists (
          select 1 from jsonb_path_query(node->'config', '$.** ? (@.type() == "string")') said where said #>> '{}' ilike ${like})))
    order by j.updated_at desc, j.id`.execute(db);
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.getTime() }));
}
