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
    .select(['id', 'name', 'document', 'revision', 'current_version as currentVersion', 'archived_at as archivedAt'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, archivedAt: row.archivedAt?.getTime() ?? null } : null;
}

export interface JourneySummary {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly currentVersion: number | null;
  readonly updatedAt: Instant;
  /** The newest run of the journey, rehearsals in its shadows included. */
  readonly lastRun: { readonly id: string; readonly workspaceId: string; readonly state: string; readonly purpose: string } | null;
}

/** Journeys that are not archived, the newest change first. */
export async function listJourneys(db: Database, workspaceId: string): Promise<readonly JourneySummary[]> {
  const { rows } = await sql<Omit<JourneySummary, 'updatedAt'> & { readonly updatedAt: Date }>`
    select j.id, j.name, j.revision, j.current_version as "currentVersion", j.updated_at as "updatedAt", last.run as "lastRun"
    from journey j
    left join lateral (
      select jsonb_build_object('id', r.id, 'workspaceId', r.workspace_id, 'state', r.state, 'purpose', r.purpose) as run
      from run r
      where r.journey_id = j.id and r.workspace_id in (select w.id from workspace w where w.id = ${workspaceId} or w.shadow_of = ${workspaceId})
      order by r.created_at desc, r.id desc limit 1
    ) last on true
    where j.workspace_id = ${workspaceId} and j.archived_at is null
    order by j.updated_at desc, j.id`.execute(db);
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.getTime() }));
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

/** Takes a journey out of the list, or brings it back. Runs go on; versions stay. */
export async function archiveJourney(db: Database, workspaceId: string, journey: { readonly id: string; readonly at: Date | null }): Promise<void> {
  await db.updateTable('journey').set({ archived_at: journey.at }).where('workspace_id', '=', workspaceId).where('id', '=', journey.id).execute();
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
