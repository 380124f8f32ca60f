import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';
import type { RunRecord } from '../run/run-record.ts';

/**
 * Whose enrolments are meant. Whoever was merged into another goes on under the number that stays. An enrolment is named by its place, block × 1,024 + slot. In a run that an audience enters at once the place is the
 * member's number; where people enter one by one it is the number of the enrolment in the run, and rows say whose it is.
 */
export interface Who {
  /** Number of the member; throws for a place that nobody holds. */
  memberOf(place: number): number;
  /** What the enrolment is about; null where it is about nothing. */
  keyOf(place: number): string | null;
  /** Whether places are the members' own numbers, none of them merged away. */
  readonly isThemselves: boolean;
}

const themselves: Who = { memberOf: (place) => place, keyOf: () => null, isThemselves: true };

type AnyRun = Pick<RunRecord, 'workspaceId' | 'runId' | 'isOneByOne'>;

/** Reads who stands at some places of a run, as far as was known by a watermark (null: by now): a statement or two. */
export async function readWho(db: Database, run: AnyRun, places: readonly number[], watermark: bigint | null = null): Promise<Who> {
  if (!run.isOneByOne) {
    const merged = await mergedAmong(db, run.workspaceId, { numbers: places, watermark });
    return merged.size === 0 ? themselves : { memberOf: (place) => merged.get(place) ?? place, keyOf: () => null, isThemselves: false };
  }
  const { rows } = await sql<{ place: number; memberNo: number; key: string }>`
    select s.block * ${blockSlots}::int + s.slot as place, s.member_no as "memberNo", s.key
    from unnest(${places.map((place) => Math.floor(place / blockSlots))}::int[], ${places.map((place) => place % blockSlots)}::int[]) as p(block, slot)
    join slot s on s.workspace_id = ${run.workspaceId} and s.run_id = ${run.runId} and s.block = p.block and s.slot = p.slot`.execute(db);
  const known = new Map(rows.map((row) => [row.place, row]));
  const merged = await mergedAmong(db, run.workspaceId, { numbers: rows.map(({ memberNo }) => memberNo), watermark });
  return {
    memberOf: (place) => {
      const row = known.get(place);
      if (row === undefined) throw new Error(`Nobody stands at ${place} of run ${run.runId}`);
      return merged.get(row.memberNo) ?? row.memberNo;
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

/** More are asked for by the range that they lie in: a step of an audience takes whole blocks. */
const fewNumbers = 2_000;

/** Which of some numbers had been merged away by a watermark (null: by now), each with the number that stays. */
async function mergedAmong(
  db: Database,
  workspaceId: string,
  { numbers, watermark }: { readonly numbers: readonly number[]; readonly watermark: bigint | null },
): Promise<ReadonlyMap<number, number>> {
  if (numbers.length === 0) return new Map();
  const [low, high] = numbers.reduce(([least, most], no) => [Math.min(least, no), Math.max(most, no)], [2 ** 31 - 1, -1]);
  const isAsked = numbers.length > fewNumbers ? sql`m.no between ${low}::int and ${high}::int` : sql`m.no = any(${[...numbers]}::int[])`;
  const { rows } = await sql<{ no: number; into: number }>`
    select m.no, m.alias_of as into from member m
    where m.workspace_id = ${workspaceId} and m.alias_of is not null and ${isAsked} and not exists (
      select from member_merge g where g.workspace_id = m.workspace_id and g.from_no = m.no and g.state = 'merged' and g.sequence > ${watermark}::int8)`.execute(
    db,
  );
  if (rows.length === 0) return new Map();
  const asked = new Set(numbers);
  return new Map(rows.flatMap(({ no, into }) => (asked.has(no) ? [[no, into] as const] : [])));
}

/** Every place that some members hold in a run, under whichever of their numbers, whatever became of them there. */
export async function placesOf(
  db: Database,
  run: AnyRun,
  members: readonly number[],
): Promise<readonly { readonly place: number; readonly memberNo: number }[]> {
  const merged = await sql<{ place: number; memberNo: number }>`
    select no as place, alias_of as "memberNo" from member where workspace_id = ${run.workspaceId} and alias_of = any(${[...members]}::int[])`.execute(
    db,
  );
  const numbers = [...members.map((memberNo) => ({ place: memberNo, memberNo })), ...merged.rows];
  if (!run.isOneByOne) return numbers;
  const stays = new Map(numbers.map(({ place, memberNo }) => [place, memberNo]));
  const { rows } = await sql<{ place: number; memberNo: number }>`
    select block * ${blockSlots}::int + slot as place, member_no as "memberNo" from slot
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and member_no = any(${[...stays.keys()]}::int[]) order by 1`.execute(db);
  return rows.map(({ place, memberNo }) => ({ place, memberNo: stays.get(memberNo) ?? memberNo }));
}
