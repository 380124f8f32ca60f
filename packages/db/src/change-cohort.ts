import { sql } from 'kysely';
import { recordAudit } from './audit.ts';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

interface CohortChange {
  readonly id: string;
  readonly userId: string;
}

/** Calls a cohort something else; who is in it stays. False when there is none. */
export async function renameCohort(
  db: Database,
  workspaceId: string,
  { id, name, userId }: CohortChange & { readonly name: string },
): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const renamed = await sql`update cohort set name = ${name} where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction);
    if (!renamed.numAffectedRows) return false;
    await recordAudit(transaction, workspaceId, { userId, action: 'cohort.renamed', subject: id, detail: { name } });
    return true;
  });
}

/** Puts a cohort away, or brings it back: it is offered no more, and whatever names it goes on as before. False when there is none. */
export async function archiveCohort(
  db: Database,
  workspaceId: string,
  { id, archived, userId }: CohortChange & { readonly archived: boolean },
): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const put = await sql`
      update cohort set archived_at = case when ${archived}::boolean then coalesce(archived_at, now()) end
      where workspace_id = ${workspaceId} and id = ${id}`.execute(transaction);
    if (!put.numAffectedRows) return false;
    await recordAudit(transaction, workspaceId, { userId, action: archived ? 'cohort.archived' : 'cohort.restored', subject: id, detail: {} });
    return true;
  });
}
