import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from '../open-database.ts';
import type { ImportMapping } from './mapping.ts';

/** A mapping that is kept under a name, to be taken again for the next file of its kind. */
export interface KeptMapping {
  readonly name: string;
  /** As it was parsed when it was kept. */
  readonly mapping: unknown;
  readonly savedAt: Instant;
}

/** A workspace's mappings by their names. */
export async function listKeptMappings(db: Database, workspaceId: string): Promise<readonly KeptMapping[]> {
  const rows = await db.selectFrom('import_mapping').selectAll().where('workspace_id', '=', workspaceId).orderBy('name').execute();
  return rows.map(({ name, mapping, saved_at: at }) => ({ name, mapping, savedAt: at.getTime() }));
}

/** Keeps a mapping, in the place of another of the same name. */
export async function keepMapping(
  db: Database,
  workspaceId: string,
  { name, mapping, userId }: { readonly name: string; readonly mapping: ImportMapping; readonly userId: string },
): Promise<void> {
  const text = JSON.stringify(mapping);
  await db
    .insertInto('import_mapping')
    .values({ workspace_id: workspaceId, name, mapping: text, user_id: userId })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'name']).doUpdateSet({ mapping: text, user_id: userId, saved_at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}

/** Forgets a mapping. False when there is none of that name. */
export async function dropMapping(db: Database, workspaceId: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('import_mapping')
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
