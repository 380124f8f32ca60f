import type { Instant } from '@magpie/kit';
import type { Database } from './open-database.ts';

export interface AuditEntry {
  /** Null: the product itself. */
  readonly userId: string | null;
  /** Such as `journey.publish`. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly subject: string;
  readonly detail: unknown;
}

/** Writes down who did what; inside the caller's transaction, so that there is no act without its entry. */
export async function recordAudit(db: Database, workspaceId: string, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({ workspace_id: workspaceId, user_id: entry.userId, action: entry.action, subject: entry.subject, detail: JSON.stringify(entry.detail) })
    .execute();
}

/** The newest entries of a workspace, newest first. */
export async function listAudit(db: Database, workspaceId: string, limit: number): Promise<readonly (AuditEntry & { readonly at: Instant })[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['user_id as userId', 'action', 'subject', 'detail', 'at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
