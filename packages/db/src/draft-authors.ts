import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** How much somebody changed between one version and the next. */
export interface DraftAuthor {
  /** The version that the changes went into; null: not published yet. */
  readonly version: number | null;
  /** null: the product itself. */
  readonly name: string | null;
  readonly changes: number;
  readonly lastAt: Instant;
}

/** Who changed a draft, version by version, the latest first. */
export async function listDraftAuthors(db: Database, workspaceId: string, id: string): Promise<readonly DraftAuthor[]> {
  const { rows } = await sql<Omit<DraftAuthor, 'lastAt'> & { readonly lastAt: Date }>`
    select c.version, coalesce(u.name, c.author) as name, count(*)::int as changes, max(c.at) as "lastAt"
    from (
      select j.author, j.at, (
        select min(v.version) from journey_version v
        where v.workspace_id = j.workspace_id and v.journey_id = j.journey_id and v.published_at >= j.at
      ) as version
      from journey_change j
      where j.workspace_id = ${workspaceId} and j.journey_id = ${id}
    ) c
    left join app_user u on u.id = c.author
    group by c.version, c.author, u.name
    order by "lastAt" desc, name
    limit 1000`.execute(db);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.getTime() }));
}
