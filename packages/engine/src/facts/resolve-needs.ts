import { type AsOf, type Filter, filterNeeds, type ScoreCuts } from '@magpie/audience';
import { cutsFromRows, type ScorePlaceRow, scorePlacesSql } from '@magpie/audience/sql';
import { isZone, plainWeeks } from '@magpie/calendar';
import { type Database, readWorkingDays } from '@magpie/db';
import { CompiledQuery, sql } from 'kysely';

/** `asOf` with what the filter needs to know of the workspace and all its people: the days it works, the zones that members live in, and where scores are cut. */
export async function resolveNeeds(
  db: Database,
  filter: Filter,
  { workspaceId, asOf }: { readonly workspaceId: string; readonly asOf: AsOf },
): Promise<AsOf> {
  const needs = filterNeeds(filter);
  const dated = needs.workingDays ? { ...asOf, workingDays: (await readWorkingDays(db, workspaceId)) ?? plainWeeks } : asOf;
  const scores: Record<string, ScoreCuts> = {};
  for (const [key, clause] of needs.scores) {
    const statement = scorePlacesSql(clause, { workspaceId, asOf: dated });
    const rows = statement === null ? [] : (await db.executeQuery<ScorePlaceRow>(CompiledQuery.raw(statement.text, [...statement.values]))).rows;
    scores[key] = cutsFromRows(rows);
  }
  return {
    ...dated,
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
