import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** What a workspace has changed about the words that its messages are warned of: a shipped word switched off, or a word of its own. */
export interface ForbiddenWordChange {
  readonly type: 'off' | 'own';
  readonly word: string;
  /** Of an own word: where it comes from, or why; may be empty. */
  readonly source: string;
  /** Null: the product itself. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Instant;
}

/** A workspace's changes, the newest first. */
export async function listForbiddenWords(db: Database, workspaceId: string): Promise<readonly ForbiddenWordChange[]> {
  const rows = await db
    .selectFrom('forbidden_word as w')
    .leftJoin('app_user as u', 'u.id', 'w.user_id')
    .select(['w.word', 'w.type', 'w.source', 'w.user_id', 'w.created_at', 'u.name as user_name'])
    .where('w.workspace_id', '=', workspaceId)
    .orderBy('w.created_at', 'desc')
    .orderBy('w.word')
    .execute();
  return rows.map(({ word, type, source, user_id: userId, user_name: name, created_at: at }) => ({
    type: type === 'off' ? 'off' : 'own',
    word,
    source,
    by: userId === null ? null : { id: userId, name: name ?? userId },
    at: at.getTime(),
  }));
}

/** Until the caller's transaction ends nobody else changes the list: what it was judged by stays true. */
export async function lockForbiddenWords(db: Database, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`forbidden words ${workspaceId}`}, 0))`.execute(db);
}

/** Writes a change down, in the place of an earlier one of the same word. */
export async function putForbiddenWord(
  db: Database,
  workspaceId: string,
  { type, word, source, userId }: Pick<ForbiddenWordChange, 'type' | 'word' | 'source'> & { readonly userId: string | null },
): Promise<void> {
  await db
    .insertInto('forbidden_word')
    .values({ workspace_id: workspaceId, word, type, source, user_id: userId })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'word']).doUpdateSet({ type, source, user_id: userId, created_at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}

/** Takes a change back. False when there is none. */
export async function dropForbiddenWord(db: Database, workspaceId: string, word: string): Promise<boolean> {
  const row = await db
    .deleteFrom('forbidden_word')
    .where('workspace_id', '=', workspaceId)
    .where('word', '=', word)
    .returning('word')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes all changes back: the list is as it ships. Resolves to how many there were. */
export async function clearForbiddenWords(db: Database, workspaceId: string): Promise<number> {
  const rows = await db.deleteFrom('forbidden_word').where('workspace_id', '=', workspaceId).returning('word').execute();
  return rows.length;
}
