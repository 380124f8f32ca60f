import { localDateOf, startOfDay, addDays } from '@magpie/calendar';
import type { Database } from '@magpie/db';
import { admits, asksWhoLeft, type EntryCandidate, enterOf, type Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { EntryCursor } from './entry-cursor.ts';
import { earlierEntries } from './earlier-entries.ts';
import { writeEnrolments } from './write-enrolments.ts';

/** Somebody whom a source would let in. */
export interface Entrant extends EntryCandidate {
  readonly memberNo: number;
}

/**
 * Enrols those whom the rule and the caps allow, in their order, each at the plan's first op at their own instant; numbers go on from
 * those given so far. Under the lock of the run's cursor. Returns the places that were given.
 */
export async function letIn(
  db: Database,
  { run, plan, cursor }: { readonly run: RunRecord; readonly plan: Plan; readonly cursor: EntryCursor },
  wishing: readonly Entrant[],
): Promise<readonly number[]> {
  const { enrolled, closesAt } = cursor;
  const entrants = wishing.filter(({ at }) => at < (closesAt ?? Infinity));
  if (entrants.length === 0) return [];
  const { rule, caps } = enterOf(plan);
  const earlier = await earlierEntries(db, run, { plan, members: entrants.map(({ memberNo }) => memberNo), asksWhoLeft: asksWhoLeft(rule) });
  const room = await roomOf(db, run, { total: caps?.total ?? null, perDay: caps?.perDay ?? null, enrolled, entrants });
  const admitted: (Entrant & { readonly pass: number })[] = [];
  for (const entrant of entrants) {
    const before = earlier.get(entrant.memberNo) ?? [];
    if (!admits(rule, entrant, before) || !room.take(entrant.at)) continue;
    admitted.push({ ...entrant, pass: before.filter(({ key }) => key === entrant.key).length });
    earlier.set(entrant.memberNo, [...before, { key: entrant.key, enteredAt: entrant.at, leftAt: null }]);
  }
  await writeEnrolments(db, run, { first: enrolled, admitted });
  return admitted.map((_, index) => enrolled + index);
}

/** Whether another may enter under the caps; a day is the workspace's, and counts whoever's own instant lies in it. */
async function roomOf(
  db: Database,
  run: RunRecord,
  { total, perDay, enrolled, entrants }: { total: number | null; perDay: number | null; enrolled: number; entrants: readonly Entrant[] },
): Promise<{ take(at: number): boolean }> {
  const dayOf = (at: number): string => localDateOf(at, run.zone);
  const days = new Map<string, number>();
  if (perDay !== null) {
    for (const day of new Set(entrants.map(({ at }) => dayOf(at)))) days.set(day, await enteredOn(db, run, day));
  }
  let taken = enrolled;
  return {
    take: (at) => {
      const day = dayOf(at);
      if (total !== null && taken >= total) return false;
      if (perDay !== null && (days.get(day) ?? 0) >= perDay) return false;
      taken += 1;
      days.set(day, (days.get(day) ?? 0) + 1);
      return true;
    },
  };
}

async function enteredOn(db: Database, { workspaceId, runId, zone }: RunRecord, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from slot where workspace_id = ${workspaceId} and run_id = ${runId}
      and entered_at >= ${new Date(startOfDay(day, zone))} and entered_at < ${new Date(startOfDay(addDays(day, 1), zone))}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Blocks that some places lie in, ascending. */
export function blocksOf(places: readonly number[]): readonly number[] {
  return [...new Set(places.map((place) => Math.floor(place / blockSlots)))].toSorted((left, right) => left - right);
}
