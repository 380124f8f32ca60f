import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { homeZone } from '../facts/home-zone.ts';

/** The zones that members of a workspace live in, its own first. */
export async function homeZones(
  db: Database,
  { workspaceId, zone }: { readonly workspaceId: string; readonly zone: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{
    zone: string;
  }>`select distinct zone from member where workspace_id = ${workspaceId} and zone is not null`.execute(db);
  return [...new Set([zone, ...rows.map((row) => homeZone(row.zone, zone))])];
}
