import { type Filter, parseFilter } from '@magpie/audience';
import { type Database, listAudiences } from '@magpie/db';
import type { SavedAudiences } from '@magpie/journey';
import { invariant } from '@magpie/kit';

/** The saved audiences that can be named: those that are not archived, by id. */
export async function readSaved(db: Database, workspaceId: string): Promise<SavedAudiences> {
  const rows = await listAudiences(db, workspaceId, { archived: false, search: '' });
  return new Map(rows.map(({ id, version, filter }) => [id, { version, filter: filterFrom(filter) }]));
}

/** A filter that was checked before it was saved. */
export function filterFrom(value: unknown): Filter {
  const parsed = parseFilter(value);
  invariant(parsed.ok, 'A saved filter can be read');
  return parsed.value;
}
