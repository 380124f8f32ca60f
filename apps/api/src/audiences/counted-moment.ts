import { type Anchor, anchorDatesAround, localDateOf } from '@magpie/calendar';
import { type Database, findWorkspace } from '@magpie/db';
import type { Moment } from '../asking/ask-audience.ts';
import { Refused } from '../refusals.ts';

/** Now in a workspace, around the next day of an anchor. */
export async function countedMoment(
  db: Database,
  workspaceId: string,
  { anchor, now }: { readonly anchor: Anchor | null; readonly now: number },
): Promise<Moment> {
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) throw new Refused('not-found');
  const { zone } = workspace;
  return { zone, now, anchorDates: anchor === null ? [] : anchorDatesAround(anchor, localDateOf(now, zone), 10) };
}
