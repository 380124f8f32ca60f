import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export interface JourneyVersion {
  readonly version: number;
  readonly document: unknown;
  readonly plan: unknown;
  readonly planHash: string;
  readonly publishedAt: Instant;
}

export type VersionSummary = Omit<JourneyVersion, 'document' | 'plan'> & {
  /** Id and name of who published it; null: the product itself. */
  readonly publishedBy: { readonly id: string; readonly name: string } | null;
  /** Runs of this version: on the real clock, and rehearsals (in the workspace's shadows too). */
  readonly runs: number;
  readonly rehearsals: number;
};

/** A published version, `current` for the newest; null when there is none. */
export async function findVersion(
  db: Database,
  workspaceId: string,
  wanted: { readonly id: string; readonly version: number | 'current' },
): Promise<JourneyVersion | null> {
  const row = await db
    .selectFrom('journey_version')
    .select(['version', 'document', 'plan', 'plan_hash as planHash', 'published_at'])
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', wanted.id)
    .$if(wanted.version !== 'current', (query) => query.where('version', '=', Number(wanted.version)))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { published_at, ...version } = row;
  return { ...version, publishedAt: published_at.getTime() };
}

/** Published versions of a journey without their documents, the newest first. */
export async function listVersions(db: Database, workspaceId: string, id: string): Promise<readonly VersionSummary[]> {
  const { rows } = await sql<Omit<VersionSummary, 'publishedAt'> & { readonly publishedAt: Date }>`
    select v.version, v.plan_hash as "planHash", v.published_at as "publishedAt",
      case when v.published_by is null then null else jsonb_build_object('id', v.published_by, 'name', coalesce(u.name, v.published_by)) end as "publishedBy",
      done.runs, done.rehearsals
    from journey_version v
    left join app_user u on u.id = v.published_by
    cross join lateral (
      select (count(*) filter (where r.purpose <> 'rehearsal'))::int as runs, (count(*) filter (where r.purpose = 'rehearsal'))::int as rehearsals
      from run r
      where r.journey_id = v.journey_id and r.version = v.version
        and r.workspace_id in (select w.id from workspace w where w.id = v.workspace_id or w.shadow_of = v.workspace_id)
    ) done
    where v.workspace_id = ${workspaceId} and v.journey_id = ${id}
    order by v.version desc`.execute(db);
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.getTime() }));
}
