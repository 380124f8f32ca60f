import { countMembers, type Database, type SavedAudience, type Workspace } from '@magpie/db';
import { expandSaved, filterFrom, membersMeeting, readSaved } from '@magpie/engine';
import { type Instant, ok, type Problem, type Result } from '@magpie/kit';
import { anchorDatesOf } from './anchor-dates.ts';

export interface AudienceCount {
  readonly people: number;
  /** Of the whole workspace. */
  readonly members: number;
  readonly at: Instant;
}

/** How many belong to a saved audience at an instant, around the day that it is counted around: exact, by PostgreSQL. Refuses with problems what cannot be asked. */
export async function countAudience(
  db: Database,
  { id: workspaceId, zone }: Workspace,
  { audience, at }: { readonly audience: SavedAudience; readonly at: Instant },
): Promise<Result<AudienceCount, readonly Problem[]>> {
  const expanded = expandSaved(filterFrom(audience.filter), await readSaved(db, workspaceId), { hasAnchor: audience.anchor != null });
  if (!expanded.ok) return expanded;
  const anchorDates = anchorDatesOf(audience, { zone }, at);
  const people = await membersMeeting(db, { workspaceId, filter: expanded.value, now: at, zone, anchorDates });
  return ok({ people: people.length, members: await countMembers(db, workspaceId), at });
}
