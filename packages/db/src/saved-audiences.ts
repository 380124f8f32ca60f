import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { recordAudit } from './audit.ts';
import type { Database } from './open-database.ts';

/** An audience that somebody has given a name, as its newest version says it. */
export interface SavedAudience {
  readonly id: string;
  readonly name: string;
  /** What it is for; may be empty. */
  readonly description: string;
  readonly version: number;
  /** As it was saved; `@magpie/audience` parses it. */
  readonly filter: unknown;
  /** The day that it is counted around while no journey asks; null: none. */
  readonly anchor: unknown;
  /** Who saved the newest version; null: the product itself. */
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly archivedAt: Instant | null;
}

export interface AudienceVersion {
  readonly version: number;
  readonly filter: unknown;
  readonly anchor: unknown;
  /** Null: the product itself. */
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly at: Instant;
}

/** Until the caller's transaction ends nobody else changes the saved audiences of the workspace: what a reference was judged by stays true. */
export async function lockAudiences(transaction: Database, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audiences ${workspaceId}`}, 0))`.execute(transaction);
}

/** Audiences that are (not) archived and hold a text in name or description, the newest change first. */
export async function listAudiences(
  db: Database,
  workspaceId: string,
  { archived, search }: { readonly archived: boolean; readonly search: string },
): Promise<readonly SavedAudience[]> {
  return read(
    db,
    sql`a.workspace_id = ${workspaceId} and (a.archived_at is not null) = ${archived}
      and (${search} = '' or strpos(lower(a.name), lower(${search})) > 0 or strpos(lower(a.description), lower(${search})) > 0)`,
  );
}

/** One audience, archived or not; null when there is none. */
export async function findAudience(db: Database, workspaceId: string, id: string): Promise<SavedAudience | null> {
  return (await read(db, sql`a.workspace_id = ${workspaceId} and a.id = ${id}`))[0] ?? null;
}

async function read(db: Database, which: ReturnType<typeof sql>): Promise<readonly SavedAudience[]> {
  const { rows } = await sql<
    Omit<SavedAudience, 'createdAt' | 'changedAt' | 'archivedAt'> & Record<'createdAt' | 'changedAt', Date> & { readonly archivedAt: Date | null }
  >`
    select a.id, a.name, a.description, a.current_version as version, v.filter, v.anchor,
      case when v.author is null then null else jsonb_build_object('id', v.author, 'name', coalesce(u.name, v.author)) end as author,
      a.created_at as "createdAt", a.changed_at as "changedAt", a.archived_at as "archivedAt"
    from saved_audience a
    join audience_version v on v.workspace_id = a.workspace_id and v.audience_id = a.id and v.version = a.current_version
    left join app_user u on u.id = v.author
    where ${which}
    order by a.changed_at desc, a.id`.execute(db);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.getTime(),
    changedAt: row.changedAt.getTime(),
    archivedAt: row.archivedAt?.getTime() ?? null,
  }));
}

/** Versions of an audience, the newest first. */
export async function listAudienceVersions(db: Database, workspaceId: string, id: string): Promise<readonly AudienceVersion[]> {
  const { rows } = await sql<Omit<AudienceVersion, 'at'> & { readonly at: Date }>`
    select v.version, v.filter, v.anchor, v.at,
      case when v.author is null then null else jsonb_build_object('id', v.author, 'name', coalesce(u.name, v.author)) end as author
    from audience_version v left join app_user u on u.id = v.author
    where v.workspace_id = ${workspaceId} and v.audience_id = ${id}
    order by v.version desc`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

export interface AudienceToSave {
  readonly id: string;
  readonly filter: unknown;
  readonly anchor: unknown;
  readonly userId: string | null;
}

/** Saves a new audience as its version 1, inside the caller's transaction. Throws when the id is taken. */
export async function insertAudience(
  transaction: Database,
  workspaceId: string,
  { id, name, description, filter, anchor, userId }: AudienceToSave & { readonly name: string; readonly description: string },
): Promise<void> {
  await transaction.insertInto('saved_audience').values({ workspace_id: workspaceId, id, name, description, created_by: userId }).execute();
  await insertVersion(transaction, workspaceId, { id, filter, anchor, userId, version: 1 });
  await recordAudit(transaction, workspaceId, { userId, action: 'audience.create', subject: id, detail: { name } });
}

/** Saves what an audience means from now on as its next version, inside the caller's transaction. Throws when there is none. */
export async function insertAudienceVersion(
  transaction: Database,
  workspaceId: string,
  { id, filter, anchor, userId }: AudienceToSave,
): Promise<{ readonly version: number }> {
  const { current_version: version } = await transaction
    .updateTable('saved_audience')
    .set((eb) => ({ current_version: eb('current_version', '+', 1), changed_at: sql<Date>`clock_timestamp()` }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returning('current_version')
    .executeTakeFirstOrThrow();
  await insertVersion(transaction, workspaceId, { id, filter, anchor, userId, version });
  await recordAudit(transaction, workspaceId, { userId, action: 'audience.save', subject: id, detail: { version } });
  return { version };
}

async function insertVersion(
  transaction: Database,
  workspaceId: string,
  { id, filter, anchor, userId, version }: AudienceToSave & { readonly version: number },
): Promise<void> {
  await transaction
    .insertInto('audience_version')
    .values({
      workspace_id: workspaceId,
      audience_id: id,
      version,
      filter: JSON.stringify(filter),
      anchor: anchor === null ? null : JSON.stringify(anchor),
      author: userId,
    })
    .execute();
}

/** Says what an audience is called and what it is for; what it means stays. False when there is none. */
export async function renameAudience(
  transaction: Database,
  workspaceId: string,
  { id, name, description, userId }: { readonly id: string; readonly name: string; readonly description: string; readonly userId: string | null },
): Promise<boolean> {
  const [result] = await transaction
    .updateTable('saved_audience')
    .set({ name, description, changed_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
  if (Number(result?.numUpdatedRows ?? 0) === 0) return false;
  await recordAudit(transaction, workspaceId, { userId, action: 'audience.rename', subject: id, detail: { name } });
  return true;
}

/** Takes an audience out of the list, or brings it back; its versions stay. False when there is none. */
export async function archiveAudience(
  transaction: Database,
  workspaceId: string,
  { id, at, userId }: { readonly id: string; readonly at: Date | null; readonly userId: string | null },
): Promise<boolean> {
  const [result] = await transaction
    .updateTable('saved_audience')
    .set({ archived_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
  if (Number(result?.numUpdatedRows ?? 0) === 0) return false;
  await recordAudit(transaction, workspaceId, { userId, action: at === null ? 'audience.restore' : 'audience.archive', subject: id, detail: {} });
  return true;
}
