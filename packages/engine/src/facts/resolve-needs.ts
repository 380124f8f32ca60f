import { type AsOf, type Filter, filterNeeds, type ScoreCuts } from '@magpie/audience';
import { cutsFromRows, type ScorePlaceRow, scorePlacesSql } from '@magpie/audience/sql';
import { isZone } from '@magpie/calendar';
import type { Database } from '@magpie/db';
import { CompiledQuery, sql } from 'kysely';

/** `asOf` with what the filter needs to know of the whole population: the zones that members live in, and where its scores are cut. */
export async function resolveNeeds(
  db: Database,
  filter: Filter,
  { workspaceId, asOf }: { readonly workspaceId: string; readonly asOf: AsOf },
): Promise<AsOf> {
  const needs = filterNeeds(filter);
  const scores: Record<string, ScoreCuts> = {};
  for (const [key, clause] of needs.scores) {
    const statement = scorePlacesSql(clause, { workspaceId, asOf });
    const rows = statement === null ? [] : (await db.executeQuery<ScorePlaceRow>(CompiledQuery.raw(statement.text, [...statement.values]))).rows;
    scores[key] = cutsFromRows(rows);
  }
  return {
    ...asOf,
    ...(needs.memberZones ? { memberZones: await readMemberZones(db, workspaceId) } : {}),
    ...(needs.scores.size > 0 ? { scores } : {}),
  };
}

/** Zones that some member lives in, as far as the clocks know them. */
async function readMemberZones(db: Database, workspaceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ zone: string }>`
    select distinct zone from member where workspace_id = ${workspaceId} and zone is not null order by zone`.execute(db);
  return rows.map(({ zone }) => zone).filter(isZone);
}
