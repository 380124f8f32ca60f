import { anchorDatesAround, localDateOf } from '@magpie/calendar';
import type { SavedAudience, Workspace } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { anchorField } from '@magpie/nodes';

/** Dates of an anchor that are looked back on, as on the screen. */
const datesBack = 10;

/** Dates of the day that a saved audience is counted around, the newest first; none where it is counted around none. */
export function anchorDatesOf({ anchor }: Pick<SavedAudience, 'anchor'>, { zone }: Pick<Workspace, 'zone'>, at: Instant): readonly string[] {
  const parsed = anchorField.nullable().parse(anchor ?? null);
  return parsed === null ? [] : anchorDatesAround(parsed, localDateOf(at, zone), datesBack);
}
