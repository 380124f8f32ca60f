import { sql } from 'kysely';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

export interface NewTestMessage {
  readonly workspaceId: string;
  readonly id: string;
  readonly userId: string;
  readonly journeyId: string;
  /** E.164. */
  readonly address: string;
  readonly text: string;
}

export type TestMessageState = 'sending' | 'accepted' | 'rejected' | 'failed' | 'unknown';

export interface TestMessage {
  readonly id: string;
  readonly address: string;
  readonly text: string;
  readonly state: string;
  readonly reason: string | null;
  readonly at: Date;
}

/**
 * Writes down a test message that is about to go out. `taken`: this id is written already, so that a request that comes twice is one message;
 * `too-many`: the author has sent `hourly` of them within the last hour. Counted under the author's lock.
 */
export async function beginTestMessage(db: Database, message: NewTestMessage, hourly: number): Promise<'begun' | 'taken' | 'too-many'> {
  const { workspaceId, id, userId, journeyId, address, text } = message;
  return withTransaction(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`test message ${workspaceId} ${userId}`}, 0))`.execute(transaction);
    const { rows } = await sql<{ known: boolean; sent: number }>`
      select coalesce(bool_or(id = ${id}), false) as known,
        (count(*) filter (where user_id = ${userId} and created_at > now() - interval '1 hour'))::int as sent
      from test_message where workspace_id = ${workspaceId} and (user_id = ${userId} or id = ${id})`.execute(transaction);
    if (rows[0]?.known === true) return 'taken';
    if ((rows[0]?.sent ?? 0) >= hourly) return 'too-many';
    await transaction
      .insertInto('test_message')
      .values({ workspace_id: workspaceId, id, user_id: userId, journey_id: journeyId, address, text, state: 'sending', reason: null })
      .execute();
    return 'begun';
  });
}

/** What the provider said of a test message. */
export async function endTestMessage(
  db: Database,
  message: { readonly workspaceId: string; readonly id: string },
  { state, reason }: { readonly state: TestMessageState; readonly reason: string | null },
): Promise<void> {
  await db.updateTable('test_message').set({ state, reason }).where('workspace_id', '=', message.workspaceId).where('id', '=', message.id).execute();
}

/** Somebody's own test messages of a journey, newest first. */
export async function listTestMessages(
  db: Database,
  of: { readonly workspaceId: string; readonly userId: string; readonly journeyId: string },
  limit: number,
): Promise<readonly TestMessage[]> {
  return db
    .selectFrom('test_message')
    .select(['id', 'address', 'text', 'state', 'reason', 'created_at as at'])
    .where('workspace_id', '=', of.workspaceId)
    .where('user_id', '=', of.userId)
    .where('journey_id', '=', of.journeyId)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
}
