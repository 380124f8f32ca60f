import type { Instant } from '@magpie/kit';
import type { Database } from './open-database.ts';

export interface JourneyVersion {
  readonly version: number;
  readonly document: unknown;
  readonly plan: unknown;
  readonly planHash: string;
  readonly publishedAt: Instant;
}

export type VersionSummary = Omit<JourneyVersion, 'document' | 'plan'> & { readonly publishedBy: string | null };

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
  const rows = await db
    .selectFrom('journey_version')
    .select(['version', 'plan_hash as planHash', 'published_at as publishedAt', 'published_by as publishedBy'])
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.getTime() }));
}
