import type { Filter } from '@magpie/audience';
import type { Database } from '@magpie/db';
import { expandSaved, readSaved } from '@magpie/engine';
import { Refused } from '../refusals.ts';
import { filterOf } from './filter-of.ts';

/** A filter out of anything, whole enough to be asked outside of any journey: saved audiences stand in the places of their names. Throws `invalid-filter` with the problems. */
export async function askedFilter(db: Database, workspaceId: string, value: unknown): Promise<Filter> {
  const expanded = expandSaved(filterOf(value), await readSaved(db, workspaceId), { hasAnchor: false });
  if (!expanded.ok) throw new Refused('invalid-filter', expanded.refusal);
  return expanded.value;
}
