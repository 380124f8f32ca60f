import { parseFilter } from '@magpie/audience';
import { type Database, type ExportWish, findCohort, findWorkspace, readCohortMembers } from '@magpie/db';
import { ok, refuse, type Result } from '@magpie/kit';
import { membersMeeting } from './members-meeting.ts';

/**
 * Numbers of the people whose rows a wish is about, ascending; null: everybody's. Of a cohort, whoever was merged into another since is that person.
 * `gone`: the cohort or the filter cannot be asked any more.
 */
export async function membersWanted(db: Database, workspaceId: string, of: ExportWish['of']): Promise<Result<Int32Array | null, 'gone'>> {
  if (of.type === 'everybody') return ok(null);
  if (of.type === 'cohort') {
    if ((await findCohort(db, workspaceId, of.cohort)) === null) return refuse('gone');
    const aliases = await db
      .selectFrom('member')
      .select(['no', 'alias_of'])
      .where('workspace_id', '=', workspaceId)
      .where('alias_of', 'is not', null)
      .execute();
    const into = new Map(aliases.map((row) => [row.no, row.alias_of ?? row.no]));
    const members = new Set((await readCohortMembers(db, workspaceId, of.cohort)).map((no) => into.get(no) ?? no));
    return ok(Int32Array.from(members).toSorted());
  }
  const filter = parseFilter(of.filter);
  const workspace = await findWorkspace(db, workspaceId);
  if (!filter.ok || !workspace) return refuse('gone');
  return ok(await membersMeeting(db, { workspaceId, filter: filter.value, now: Date.now(), zone: workspace.zone, anchorDates: of.anchorDates }));
}
