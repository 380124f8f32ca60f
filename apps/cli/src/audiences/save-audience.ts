import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Filter } from '@magpie/audience';
import { type Database, insertAudience, insertAudienceVersion, lockAudiences, withTransaction } from '@magpie/db';
import { filterFrom, meaningProblems, readSaved } from '@magpie/engine';
import { newId, ok, type Problem, refuse, type Result, seededRandom } from '@magpie/kit';
import { findSaved } from './find-saved.ts';

export interface AudienceFile {
  /** Of the audience it is to be: its name, or its id where there is one already. */
  readonly name: string;
  readonly filter: Filter;
}

export interface Saved {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** False: it meant just that already, and nothing was written. */
  readonly isChanged: boolean;
}

/**
 * Saves what an audience means from now on: a new one, or the next version of the one of that name. The day that it is counted around stays. Refuses with
 * problems what could not be asked, or would keep others from being asked; `archived` what was put away.
 */
export async function saveAudience(
  db: Database,
  workspaceId: string,
  { name, filter }: AudienceFile,
): Promise<Result<Saved, readonly Problem[] | 'archived'>> {
  return withTransaction(db, async (transaction): Promise<Result<Saved, readonly Problem[] | 'archived'>> => {
    await lockAudiences(transaction, workspaceId);
    const found = await findSaved(transaction, workspaceId, name);
    if (found !== null && found.archivedAt !== null) return refuse('archived');
    const id = found?.id ?? newId('audience', seededRandom(randomUUID()));
    const problems = meaningProblems(await readSaved(transaction, workspaceId), { id, filter });
    if (problems.length > 0) return refuse(problems);
    if (found === null) {
      await insertAudience(transaction, workspaceId, { id, name, description: '', filter, anchor: null, userId: null });
      return ok({ id, name, version: 1, isChanged: true });
    }
    if (isDeepStrictEqual(filterFrom(found.filter), filter)) return ok({ id, name: found.name, version: found.version, isChanged: false });
    const { version } = await insertAudienceVersion(transaction, workspaceId, { id, filter, anchor: found.anchor, userId: null });
    return ok({ id, name: found.name, version, isChanged: true });
  });
}
