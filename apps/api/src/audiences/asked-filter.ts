import type { Filter } from '@magpie/audience';
import type { Anchor } from '@magpie/calendar';
import type { Database } from '@magpie/db';
import { expandSaved, readSaved } from '@magpie/engine';
import { Refused } from '../refusals.ts';
import { filterOf } from './filter-of.ts';

/**
 * A filter out of anything, whole enough to be asked outside of any journey: saved audiences stand in the places of their names, and windows around a day only
 * where an anchor says which. Throws `invalid-filter` with the problems.
 */
export async function askedFilter(
  db: Database,
  workspaceId: string,
  { filter, anchor }: { readonly filter: unknown; readonly anchor: Anchor | null },
): Promise<Filter> {
  const expanded = expandSaved(filterOf(filter), await readSaved(db, workspaceId), { hasAnchor: anchor !== null });
  if (!expanded.ok) throw new Refused('invalid-filter', expanded.refusal);
  return expanded.value;
}
