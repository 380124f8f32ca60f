import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';
import type { RunRecord } from '../run/run-record.ts';

/**
 * Whose enrolments are meant. An enrolment is named by its place, block × 1,024 + slot. In a run that an audience enters at once the place is the
 * member's number; where people enter one by one it is the number of the enrolment in the run, and rows say whose it is.
 */
export interface Who {
  /** Number of the member; throws for a place that nobody holds. */
  memberOf(place: number): number;
  /** What the enrolment is about; null where it is about nothing. */
  keyOf(place: number): string | null;
  /** Whether places are the members' own numbers. */
  readonly isThemselves: boolean;
}

const themselves: Who = { memberOf: (place) => place, keyOf: () => null, isThemselves: true };

type AnyRun = Pick<RunRecord, 'workspaceId' | 'runId' | 'isOneByOne'>;

/** Reads who stands at some places of a run: one statement, and none where places are numbers of members. */
export async function readWho(db: Database, run: AnyRun, places: readonly number[]): Promise<Who> {
  if (!run.isOneByOne) return themselves;
  const { rows } = await sql<{ place: number; memberNo: number; key: string }>`
    select s.block * ${blockSlots}::int + s.slot as place, s.member_no as "memberNo", s.key
    from unnest(${places.map((place) => Math.floor(place / blockSlots))}::int[], ${places.map((place) => place % blockSlots)}::int[]) as p(block, slot)
    join slot s on s.workspace_id = ${run.workspaceId} and s.run_id = ${run.runId} and s.block = p.block and s.slot = p.slot`.execute(db);
  const known = new Map(rows.map((row) => [row.place, row]));
  return {
    memberOf: (place) => {
      const row = known.get(place);
      if (row === undefined) throw new Error(`Nobody stands at ${place} of run ${run.runId}`);
      return row.memberNo;
    },
    keyOf: (place) => known.get(place)?.key || null,
    isThemselves: false,
  };
}

/** Places by the member who stands there. */
export function placesByMember(who: Who, places: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const byMember = new Map<number, number[]>();
  for (const place of places) {
    const member = who.memberOf(place);
    const known = byMember.get(member);
    if (known) known.push(place);
    else byMember.set(member, [place]);
  }
  return byMember;
}

/** Every place that some members hold in a run, whatever became of them there. */
export async function placesOf(
  db: Database,
  run: AnyRun,
  members: readonly number[],
): Promise<readonly { readonly place: number; readonly memberNo: number }[]> {
  if (!run.isOneByOne) return members.map((memberNo) => ({ place: memberNo, memberNo }));
  const { rows } = await sql<{ place: number; memberNo: number }>`
    select block * ${blockSlots}::int + slot as place, member_no as "memberNo" from slot
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and member_no = any(${[...members]}::int[]) order by 1`.execute(db);
  return rows;
}
