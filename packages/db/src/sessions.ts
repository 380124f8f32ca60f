import { createHash, randomBytes } from 'node:crypto';
import { dayMs, ok, refuse, type Result } from '@magpie/kit';
import type { Database } from './open-database.ts';

const sessionDays = 30;

/** Makes a one-time login link's token. Only its hash is kept; it is spent on first use. */
export async function createLoginToken(db: Database, userId: string, expiresAt: Date): Promise<string> {
  const token = newToken();
  await db
    .insertInto('login_token')
    .values({ token_hash: hashOf(token), user_id: userId, expires_at: expiresAt })
    .execute();
  return token;
}

/** Turns a one-time token into a session; refuses one that is unknown, spent or expired, without saying which. */
export async function redeemLoginToken(
  db: Database,
  token: string,
  now: Date,
): Promise<Result<{ readonly sessionToken: string; readonly userId: string }, 'token-spent'>> {
  return db.transaction().execute(async (transaction) => {
    const spent = await transaction
      .updateTable('login_token')
      .set({ spent_at: now })
      .where('token_hash', '=', hashOf(token))
      .where('spent_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('user_id')
      .executeTakeFirst();
    if (!spent) return refuse('token-spent');
    return ok({ sessionToken: await createSession(transaction, spent.user_id, now), userId: spent.user_id });
  });
}

/** Starts a session of 30 days and returns its token; only the hash is kept. */
async function createSession(db: Database, userId: string, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionDays * dayMs);
  await db
    .insertInto('session')
    .values({ token_hash: hashOf(token), user_id: userId, expires_at: expiresAt })
    .execute();
  return token;
}

/** Whose session it is; null when it is unknown or over. */
export async function findSessionUser(db: Database, token: string, now: Date): Promise<{ readonly id: string; readonly name: string } | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('app_user', 'app_user.id', 'session.user_id')
    .select(['app_user.id', 'app_user.name'])
    .where('session.token_hash', '=', hashOf(token))
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Ends a session; an unknown one is no mistake. */
export async function endSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute();
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
