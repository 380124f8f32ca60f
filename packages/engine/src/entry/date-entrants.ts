import type { Database } from '@magpie/db';
import { enterOf, entryDays, type Plan, returnsOn } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { homeZone } from '../facts/home-zone.ts';
import type { RunRecord } from '../run/run-record.ts';
import { homeZones } from './home-zones.ts';
import type { Entrant } from './let-in.ts';

/** Whom the days in (after, upTo] let in, in order of instant and member: their key is the day. */
export async function dateEntrants(
  db: Database,
  { run, plan }: { readonly run: RunRecord; readonly plan: Plan },
  span: { readonly after: number; readonly upTo: number },
): Promise<readonly Entrant[]> {
  const { source } = enterOf(plan);
  if (source?.type !== 'date') return [];
  const zones = source.zone === 'workspace' ? [run.zone] : await homeZones(db, run);
  const days = zones.flatMap((zone) => entryDays(source, zone, span).map((entryDay) => ({ ...entryDay, zone })));
  if (days.length === 0) return [];
  // Few days are anybody's, however many members there are: the days are judged, and then their members read.
  const { rows } = await sql<{ value: string }>`
    select distinct attributes ->> ${source.attribute} as value from member where workspace_id = ${run.workspaceId} and attributes ? ${source.attribute}`.execute(
    db,
  );
  const entrants: Entrant[] = [];
  for (const { day, at, zone } of days) {
    const values = rows.flatMap(({ value }) => (returnsOn(value, source.returns, day) ? [value] : []));
    if (values.length === 0) continue;
    const members = await sql<{ no: number; zone: string | null }>`
      select no, zone from member
      where workspace_id = ${run.workspaceId} and alias_of is null and erased_at is null and attributes ->> ${source.attribute} = any(${values}::text[]) order by no`.execute(
      db,
    );
    const isThere = (own: string | null): boolean => source.zone === 'workspace' || homeZone(own, run.zone) === zone;
    for (const { no, zone: own } of members.rows) if (isThere(own)) entrants.push({ memberNo: no, key: day, at });
  }
  return entrants.toSorted((left, right) => left.at - right.at || left.memberNo - right.memberNo);
}
