import type { Filter } from '@magpie/audience';
import { predicateSql } from '@magpie/audience/sql';
import type { Instant } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import { resolveNeeds } from './resolve-needs.ts';
import type { StepScope } from './step-scope.ts';

/** Who of the members meets a filter as of `at`. */
export async function askPredicate(
  { db, run, watermark }: StepScope,
  filter: Filter,
  at: Instant,
  members: readonly number[],
): Promise<readonly FactPart[]> {
  const asOf = await resolveNeeds(db, filter, {
    workspaceId: run.workspaceId,
    asOf: { now: at, watermark, zone: run.zone, anchorDates: run.anchorDates },
  });
  const { text, values } = predicateSql(filter, { workspaceId: run.workspaceId, asOf, members });
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
  const met = new Set(rows.map((row) => memberNo(row)));
  return [
    { value: true, members: members.filter((no) => met.has(no)) },
    { value: false, members: members.filter((no) => !met.has(no)) },
  ].filter((part) => part.members.length > 0);
}

/** The member number of a row of the audience's statement. */
export function memberNo(row: unknown): number {
  if (typeof row === 'object' && row !== null && 'member_no' in row) return Number(row.member_no);
  throw new TypeError('A row without a member number');
}
