import { invariant } from '@magpie/kit';
import type { FactNeed } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import type { StepScope } from './step-scope.ts';

/** The instant of a moment for each member, as recorded when the run was resolved: one for all, or one per zone they live in. */
export async function askMoment(
  { db, run }: StepScope,
  need: Extract<FactNeed, { type: 'moment' }>,
  members: readonly number[],
): Promise<readonly FactPart[]> {
  const byZone = run.instants[`${need.op}.${need.which}`];
  invariant(byZone, `Moment ${need.op}.${need.which} was not resolved`);
  const zones = Object.keys(byZone);
  const common = byZone[run.zone];
  if (zones.length === 1 && common !== undefined) return [{ value: common, members }];
  const { rows } = await sql<{ zone: string; members: number[] }>`
    select coalesce(zone, ${run.zone}) as zone, array_agg(no) as members from member
    where workspace_id = ${run.workspaceId} and no = any(${[...members]}::int[]) group by 1`.execute(db);
  // A zone that came up after the run was resolved follows the workspace's; where there is none either, nobody can tell.
  return rows.flatMap(({ zone, members: part }) => {
    const value = byZone[zone] ?? common;
    return value === undefined ? [] : [{ value, members: part }];
  });
}
