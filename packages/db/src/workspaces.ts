import type { Database } from './open-database.ts';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly zone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly locale: string;
  readonly shadow: boolean;
  readonly shadowOf: string | null;
}

const columns = ['id', 'name', 'zone', 'currency', 'locale', 'shadow', 'shadow_of as shadowOf'] as const;

export type NewWorkspace = Pick<Workspace, 'id' | 'name' | 'zone' | 'currency'> & {
  readonly locale?: string;
  /** Local times 'HH:MM' between which nothing is sent; none when left out. */
  readonly quietHours?: { readonly start: string; readonly end: string };
};

/** Makes a workspace; doing it again changes nothing. */
export async function createWorkspace(db: Database, workspace: NewWorkspace): Promise<void> {
  const { id, name, zone, currency, locale = 'zh-CN', quietHours } = workspace;
  await db
    .insertInto('workspace')
    .values({ id, name, zone, currency, locale, quiet_hours: quietHours === undefined ? null : JSON.stringify(quietHours) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function findWorkspace(db: Database, id: string): Promise<Workspace | null> {
  return (await db.selectFrom('workspace').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Every workspace, shadows included, in the order they were made. */
export async function listWorkspaces(db: Database): Promise<readonly Workspace[]> {
  return db.selectFrom('workspace').select(columns).orderBy('created_at').orderBy('id').execute();
}
