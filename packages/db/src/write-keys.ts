import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { recordAudit } from './audit.ts';
import type { Database } from './open-database.ts';

/** With which a source writes into a workspace. */
export interface WriteKey {
  readonly id: string;
  readonly name: string;
  /** The last four characters. */
  readonly hint: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What a key opens. */
export interface KeyHolder {
  readonly workspaceId: string;
  readonly keyId: string;
  readonly currency: string;
  readonly zone: string;
}

/** Makes a key. Its text is told this once: only the hash is kept. */
export async function createWriteKey(
  db: Database,
  workspaceId: string,
  { id, name, userId }: { readonly id: string; readonly name: string; readonly userId: string | null },
): Promise<string> {
  const key = `mwk_${randomBytes(24).toString('base64url')}`;
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('write_key')
      .values({ workspace_id: workspaceId, id, name, key_hash: hashOf(key), hint: key.slice(-4), created_by: userId })
      .execute();
    await recordAudit(transaction, workspaceId, { userId, action: 'write-key.create', subject: id, detail: { name } });
  });
  return key;
}

/** Keys of a workspace, the newest first; revoked ones stay for the record. */
export async function listWriteKeys(db: Database, workspaceId: string): Promise<readonly WriteKey[]> {
  const { rows } = await sql<WriteKey>`
    select k.id, k.name, k.hint, k.created_at as "createdAt", u.name as "createdBy", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt"
    from write_key k left join app_user u on u.id = k.created_by
    where k.workspace_id = ${workspaceId} order by k.revoked_at is not null, k.created_at desc, k.id`.execute(db);
  return rows;
}

/** Names a key anew; false when there is none. */
export async function renameWriteKey(
  db: Database,
  workspaceId: string,
  { id, name, userId }: { readonly id: string; readonly name: string; readonly userId: string },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const renamed = await sql`update write_key set name = ${name} where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction);
    if (!renamed.numAffectedRows) return false;
    await recordAudit(transaction, workspaceId, { userId, action: 'write-key.rename', subject: id, detail: { name } });
    return true;
  });
}

/** Takes a key out of use for good; false when there is none that is in use. */
export async function revokeWriteKey(
  db: Database,
  workspaceId: string,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const revoked = await sql`
      update write_key set revoked_at = now(), revoked_by = ${userId}
      where workspace_id = ${workspaceId} and id = ${id} and revoked_at is null`.execute(transaction);
    if (!revoked.numAffectedRows) return false;
    await recordAudit(transaction, workspaceId, { userId, action: 'write-key.revoke', subject: id, detail: {} });
    return true;
  });
}

/** What a key opens, and notes (to the minute) that it was used; null for one that is unknown or revoked. Shadows have no door. */
export async function findKeyHolder(db: Database, key: string): Promise<KeyHolder | null> {
  const { rows } = await sql<KeyHolder & { stale: boolean }>`
    select k.workspace_id as "workspaceId", k.id as "keyId", w.currency, w.zone,
      k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as stale
    from write_key k join workspace w on w.id = k.workspace_id
    where k.key_hash = ${hashOf(key)} and k.revoked_at is null and not w.shadow`.execute(db);
  const [found] = rows;
  if (!found) return null;
  const { stale, ...holder } = found;
  if (stale) await sql`update write_key set last_used_at = now() where workspace_id = ${holder.workspaceId} and id = ${holder.keyId}`.execute(db);
  return holder;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
