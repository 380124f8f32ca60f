import { type Instant, ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import { recordAudit } from './audit.ts';
import { logDraftChanges } from './draft-changes.ts';
import type { Database } from './open-database.ts';
import { withTransaction } from './with-transaction.ts';

export interface JourneyDraftRow {
  readonly id: string;
  readonly name: string;
  /** The document as it was saved; `@magpie/journey` parses it. */
  readonly document: unknown;
  readonly revision: number;
  readonly currentVersion: number | null;
  readonly archivedAt: Instant | null;
  readonly folder: string | null;
}

/** Starts a journey at revision 1. Throws when the id is taken. */
export async function createJourney(
  db: Database,
  journey: { readonly workspaceId: string; readonly id: string; readonly name: string; readonly document: unknown },
): Promise<void> {
  const { workspaceId, id, name, document } = journey;
  await db
    .insertInto('journey')
    .values({ workspace_id: workspaceId, id, name, document: JSON.stringify(document) })
    .execute();
}

export async function findJourney(db: Database, workspaceId: string, id: string): Promise<JourneyDraftRow | null> {
  const row = await db
    .selectFrom('journey')
    .select(['id', 'name', 'document', 'revision', 'current_version as currentVersion', 'archived_at as archivedAt', 'folder'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, archivedAt: row.archivedAt?.getTime() ?? null } : null;
}

export interface DraftToSave {
  readonly workspaceId: string;
  readonly id: string;
  /** The revision the author started from. */
  readonly revision: number;
  readonly name: string;
  readonly document: unknown;
  /** Who saves it; null: the product itself. */
  readonly author: string | null;
  readonly changeId: string;
}

/** Puts a whole document in the place of the draft, as one change of its log, if nobody changed it since `revision`; `stale` changes nothing. */
export async function saveDraft(db: Database, draft: DraftToSave): Promise<Result<{ readonly revision: number }, 'stale' | 'not-found'>> {
  const { workspaceId, id, document } = draft;
  return withTransaction(db, async (transaction) => {
    const journey = await transaction
      .selectFrom('journey')
      .select(['document', 'revision'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!journey) return refuse('not-found');
    if (journey.revision !== draft.revision) return refuse('stale');
    const revision = journey.revision + 1;
    await transaction
      .updateTable('journey')
      .set({ document: JSON.stringify(document), name: draft.name, revision, updated_at: sql<Date>`now()` })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute();
    await logDraftChanges(transaction, { workspaceId, id }, [
      {
        revision,
        change_id: draft.changeId,
        author: draft.author,
        client: null,
        base_revision: draft.revision,
        edit: { type: 'replaceDocument', document },
        inverse: { type: 'replaceDocument', document: journey.document },
      },
    ]);
    return ok({ revision });
  });
}

/** Takes a journey out of the list, or brings it back. Runs go on; versions stay. False when there is no such journey. */
export async function archiveJourney(
  db: Database,
  workspaceId: string,
  { id, at, userId }: { readonly id: string; readonly at: Date | null; readonly userId: string | null },
): Promise<boolean> {
  return withTransaction(db, async (transaction) => {
    const [result] = await transaction
      .updateTable('journey')
      .set({ archived_at: at })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute();
    if (Number(result?.numUpdatedRows ?? 0) === 0) return false;
    await recordAudit(transaction, workspaceId, { userId, action: at === null ? 'journey.restore' : 'journey.archive', subject: id, detail: {} });
    return true;
  });
}

/** Puts a journey into a folder, or with null into none. False when there is no such journey. */
export async function fileJourney(
  db: Database,
  workspaceId: string,
  { id, folder }: { readonly id: string; readonly folder: string | null },
): Promise<boolean> {
  const [result] = await db.updateTable('journey').set({ folder }).where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
  return Number(result?.numUpdatedRows ?? 0) > 0;
}

export interface VersionToPublish {
  readonly workspaceId: string;
  readonly id: string;
  readonly document: unknown;
  readonly plan: unknown;
  readonly planHash: string;
  readonly userId: string | null;
}

/** Keeps a compiled document as the journey's next immutable version and makes it current. Throws when there is no such journey. */
export async function publishVersion(db: Database, published: VersionToPublish): Promise<{ readonly version: number }> {
  const { workspaceId, id, userId } = published;
  return withTransaction(db, async (transaction) => {
    const { current_version } = await transaction
      .updateTable('journey')
      .set((eb) => ({ current_version: eb(eb.fn.coalesce('current_version', eb.lit(0)), '+', 1), updated_at: sql<Date>`now()` }))
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .returning('current_version')
      .executeTakeFirstOrThrow();
    const version = current_version ?? 1;
    await transaction
      .insertInto('journey_version')
      .values({
        workspace_id: workspaceId,
        journey_id: id,
        version,
        document: JSON.stringify(published.document),
        plan: JSON.stringify(published.plan),
        plan_hash: published.planHash,
        published_by: userId,
      })
      .execute();
    await recordAudit(transaction, workspaceId, {
      userId,
      action: 'journey.publish',
      subject: id,
      detail: { version, planHash: published.planHash },
    });
    return { version };
  });
}
