import type { Database } from '@magpie/db';
import { enterOf, entryDays, type Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { homeZone } from '../facts/home-zone.ts';
import type { RunRecord } from '../run/run-record.ts';
import { homeZones } from './home-zones.ts';
import { insideOf } from './inside-of.ts';
import type { Entrant } from './let-in.ts';
import { memberPages } from './member-pages.ts';

/** Whom the scheduled days in (after, upTo] let in, in order of instant and member: who belongs to the audience at each of them. Their key is the day. */
export async function scheduledEntrants(
  db: Database,
  { run, plan }: { readonly run: RunRecord; readonly plan: Plan },
  span: { readonly after: number; readonly upTo: number },
): Promise<readonly Entrant[]> {
  const { source } = enterOf(plan);
  if (source?.type !== 'schedule') return [];
  const zones = source.zone === 'workspace' ? [run.zone] : await homeZones(db, run);
  const days = zones.flatMap((zone) => entryDays(source, zone, span).map((entryDay) => ({ ...entryDay, zone })));
  if (days.length === 0) return [];
  const pages = await memberPages(db, run.workspaceId);
  const entrants: Entrant[] = [];
  for (const { day, at, zone } of days) {
    for (const blocks of pages) {
      const inside = await insideOf(db, { run, plan }, { at, blocks });
      const there = source.zone === 'workspace' ? inside : await livingIn(db, run, { members: inside, zone });
      for (const memberNo of there) entrants.push({ memberNo, key: day, at });
    }
  }
  return entrants.toSorted((left, right) => left.at - right.at || left.memberNo - right.memberNo);
}

/** Who of some members lives in a zone; whose zone nobody knows live in the shop's. */
async function livingIn(
  db: Database,
  run: RunRecord,
  { members, zone }: { readonly members: ReadonlySet<number>; readonly zone: string },
): Promise<readonly number[]> {
  const { rows } = await sql<{ no: number; zone: string | null }>`
    select no, zone from member where workspace_id = ${run.workspaceId} and no = any(${[...members]}::int[])`.execute(db);
  return rows.flatMap(({ no, zone: own }) => (homeZone(own, run.zone) === zone ? [no] : []));
}
