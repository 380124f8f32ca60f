import type { Instant } from '@magpie/kit';
import { type Selectable, sql } from 'kysely';
import { tellDrafts } from './draft-notices.ts';
import type { Database } from './open-database.ts';
import type { DB } from './schema/database.gen.ts';

/** A change that a draft has taken. */
export interface DraftChange {
  readonly revision: number;
  readonly changeId: string;
  /** Id and name of who did it; null: the product itself. */
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly client: string | null;
  readonly baseRevision: number;
  /** `@magpie/journey` parses both. */
  readonly edit: unknown;
  readonly inverse: unknown;
  readonly at: Instant;
}

export interface ChangesWanted {
  readonly id: string;
  /** Changes after this revision, oldest first. */
  readonly since: number;
  readonly limit: number;
}

/** What a draft took after a revision, oldest first. */
export async function listDraftChanges(db: Database, workspaceId: string, { id, since, limit }: ChangesWanted): Promise<readonly DraftChange[]> {
  const rows = await db
    .selectFrom('journey_change as c')
    .leftJoin('app_user as u', 'u.id', 'c.author')
    .select(['c.revision', 'c.change_id', 'c.author', 'u.name', 'c.client', 'c.base_revision', 'c.edit', 'c.inverse', 'c.at'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.journey_id', '=', id)
    .where('c.revision', '>', since)
    .orderBy('c.revision')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    changeId: row.change_id,
    author: row.author === null ? null : { id: row.author, name: row.name ?? row.author },
    client: row.client,
    baseRevision: row.base_revision,
    edit: row.edit,
    inverse: row.inverse,
    at: row.at.getTime(),
  }));
}

/** Which of these changes the draft has taken already, by the ids that their clients gave them. */
export async function knownChanges(
  db: Database,
  workspaceId: string,
  { id, changeIds }: { readonly id: string; readonly changeIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (changeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('journey_change')
    .select(['change_id', 'revision'])
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', id)
    .where(sql<boolean>`change_id = any(${changeIds})`)
    .execute();
  return new Map(rows.map(({ change_id, revision }) => [change_id, revision]));
}

/** A row as the log keeps it. */
export type NewDraftChange = Pick<Selectable<DB['journey_change']>, 'revision' | 'change_id' | 'base_revision' | 'author' | 'client'> & {
  readonly edit: unknown;
  readonly inverse: unknown;
};

/** Writes changes down and tells who watches; inside the caller's transaction, so that nobody hears of what did not happen. */
export async function logDraftChanges(
  db: Database,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  changes: readonly NewDraftChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insertInto('journey_change')
    .values(
      changes.map((change) => ({
        ...change,
        workspace_id: workspaceId,
        journey_id: id,
        edit: JSON.stringify(change.edit),
        inverse: JSON.stringify(change.inverse),
      })),
    )
    .execute();
  await tellDrafts(db, { type: 'changed', workspaceId, id });
}
