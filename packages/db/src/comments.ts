import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { tellDrafts } from './draft-notices.ts';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

/** Something said about a draft. */
export interface Comment {
  readonly id: string;
  /** Id of the first comment of its thread; null for the first itself. */
  readonly thread: string | null;
  readonly place: CommentPlace | null;
  readonly author: { readonly id: string; readonly name: string };
  /** Null once its author has taken it back. */
  readonly text: string | null;
  readonly at: Instant;
  /** Of a first comment: since when, and by whose word, the thread is settled. */
  readonly resolved: { readonly at: Instant; readonly by: string } | null;
}

/** A step by its id, or a point of the canvas. */
export type CommentPlace = { readonly node: string } | { readonly x: number; readonly y: number };

export interface CommentedDraft {
  readonly workspaceId: string;
  readonly journeyId: string;
}

/** Everything said about a draft, oldest first; threads of which nothing is left are left out. */
export async function listComments(db: Database, { workspaceId, journeyId }: CommentedDraft): Promise<readonly Comment[]> {
  const rows = await db
    .selectFrom('journey_comment as c')
    .leftJoin('app_user as a', 'a.id', 'c.author')
    .leftJoin('app_user as r', 'r.id', 'c.resolved_by')
    .select(['c.id', 'c.thread', 'c.node', 'c.x', 'c.y', 'c.author', 'c.text', 'c.created_at', 'c.deleted_at', 'c.resolved_at', 'c.resolved_by'])
    .select(['a.name as author_name', 'r.name as resolver'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.journey_id', '=', journeyId)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute();
  const living = new Set(rows.filter(({ deleted_at }) => deleted_at === null).map(({ id, thread }) => thread ?? id));
  return rows
    .filter(({ id, thread }) => living.has(thread ?? id))
    .map((row) => ({
      id: row.id,
      thread: row.thread,
      place: row.node !== null ? { node: row.node } : row.x !== null && row.y !== null ? { x: row.x, y: row.y } : null,
      author: { id: row.author, name: row.author_name ?? row.author },
      text: row.deleted_at === null ? row.text : null,
      at: row.created_at.getTime(),
      resolved: row.resolved_at === null ? null : { at: row.resolved_at.getTime(), by: row.resolver ?? row.resolved_by ?? '' },
    }));
}

/** Another text whenever anything about a draft's comments has changed. */
export async function commentsMark(db: Database, { workspaceId, journeyId }: CommentedDraft): Promise<string> {
  const row = await db
    .selectFrom('journey_comment')
    .select(sql<string>`count(*) || ' ' || coalesce(extract(epoch from max(changed_at))::text, '')`.as('mark'))
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', journeyId)
    .executeTakeFirstOrThrow();
  return row.mark;
}

export interface NewComment extends CommentedDraft {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  /** A thread is answered, a place begins one. */
  readonly on: { readonly thread: string } | { readonly place: CommentPlace };
}

/** Says something, once however often it is sent; an answer to a settled thread opens it again. False when there is no such journey or thread. */
export function addComment(db: Database, comment: NewComment): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const { workspaceId, journeyId, id, author, text, on } = comment;
    const thread = 'thread' in on ? on.thread : null;
    const place = 'place' in on ? on.place : null;
    if (!(await (thread === null ? hasJourney(transaction, comment) : reopen(transaction, comment, thread)))) return false;
    await transaction
      .insertInto('journey_comment')
      .values({
        workspace_id: workspaceId,
        journey_id: journeyId,
        id,
        thread,
        node: place !== null && 'node' in place ? place.node : null,
        x: place !== null && 'x' in place ? place.x : null,
        y: place !== null && 'y' in place ? place.y : null,
        author,
        text,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tellDrafts(transaction, { type: 'changed', workspaceId, id: journeyId });
    return true;
  });
}

async function hasJourney(db: Database, { workspaceId, journeyId }: CommentedDraft): Promise<boolean> {
  const row = await db.selectFrom('journey').select('id').where('workspace_id', '=', workspaceId).where('id', '=', journeyId).executeTakeFirst();
  return row !== undefined;
}

async function reopen(db: Database, { workspaceId, journeyId }: CommentedDraft, thread: string): Promise<boolean> {
  const row = await db
    .updateTable('journey_comment')
    .set({ resolved_at: null, resolved_by: null, changed_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', journeyId)
    .where('id', '=', thread)
    .where('thread', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Settles a thread by somebody's word, or with null opens it again. False when there is none. With an author, only one that they began. */
export async function resolveComment(
  db: Database,
  { workspaceId, journeyId, id, by, author }: CommentedDraft & { readonly id: string; readonly by: string | null; readonly author: string | null },
): Promise<boolean> {
  const row = await db
    .updateTable('journey_comment')
    .set({
      resolved_at: by === null ? null : sql<Date>`clock_timestamp()`,
      resolved_by: by,
      changed_at: sql<Date>`clock_timestamp()`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', journeyId)
    .where('id', '=', id)
    .where('thread', 'is', null)
    .$if(author !== null, (query) => query.where('author', '=', author ?? ''))
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) await tellDrafts(db, { type: 'changed', workspaceId, id: journeyId });
  return row !== undefined;
}

/** Takes back what `author` said; the words are gone, answers of others stay. False when it is not theirs, or not there. */
export async function removeComment(
  db: Database,
  { workspaceId, journeyId, id, author }: CommentedDraft & { readonly id: string; readonly author: string },
): Promise<boolean> {
  const row = await db
    .updateTable('journey_comment')
    .set({ text: '', deleted_at: sql<Date>`clock_timestamp()`, changed_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', journeyId)
    .where('id', '=', id)
    .where('author', '=', author)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) await tellDrafts(db, { type: 'changed', workspaceId, id: journeyId });
  return row !== undefined;
}
