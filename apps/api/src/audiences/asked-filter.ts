import { checkFilter, expandFilter, type Filter } from '@magpie/audience';
import type { Database } from '@magpie/db';
import { Refused } from '../refusals.ts';
import { filterOf } from './filter-of.ts';
import { readSaved } from './read-saved.ts';

/** A filter out of anything, whole enough to be asked outside of any journey: saved audiences stand in the places of their names. Throws `invalid-filter` with the problems. */
export async function askedFilter(db: Database, workspaceId: string, value: unknown): Promise<Filter> {
  const saved = await readSaved(db, workspaceId);
  const expanded = expandFilter(filterOf(value), (id) => saved.get(id)?.filter ?? null);
  if (!expanded.ok) throw new Refused('invalid-filter', expanded.refusal);
  const problems = checkFilter(expanded.value, { hasAnchor: false }).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Refused('invalid-filter', problems);
  return expanded.value;
}
