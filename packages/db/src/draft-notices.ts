import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** Heard by whoever watches drafts, in every process of the API; what is said on it is JSON of at most `longestNotice` bytes. */
export const draftChannel = 'magpie_draft';

/** PostgreSQL carries less than 8,000 bytes. */
const longestNotice = 7_900;

/** Says something on the drafts' channel, when and if the caller's transaction commits. False when it is too long to be carried. */
export async function tellDrafts(db: Database, notice: unknown): Promise<boolean> {
  const text = JSON.stringify(notice);
  if (Buffer.byteLength(text) > longestNotice) return false;
  await sql`select pg_notify(${draftChannel}, ${text})`.execute(db);
  return true;
}
