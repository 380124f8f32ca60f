import { sql } from 'kysely';
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
  /** What a thousand parts of a text message cost, minor units of the currency; null: nobody has said. */
  readonly smsPricePerThousand: number | null;
}

/** What a workspace lets out, and when. */
export interface WorkspaceSending {
  /** Local times 'HH:MM' between which marketing rests; null: none. */
  readonly quietHours: { readonly start: string; readonly end: string } | null;
  /** Messages per person and hour, over all journeys. */
  readonly hourlyCeiling: number;
}

const columns = [
  'id',
  'name',
  'zone',
  'currency',
  'locale',
  'shadow',
  'shadow_of as shadowOf',
  'sms_price_per_thousand as smsPricePerThousand',
] as const;

export type NewWorkspace = Pick<Workspace, 'id' | 'name' | 'zone' | 'currency'> & {
  readonly locale?: string;
  readonly smsPricePerThousand?: number;
  /** Local times 'HH:MM' between which nothing is sent; none when left out. */
  readonly quietHours?: { readonly start: string; readonly end: string };
};

/** Where the notice of mainland China's days off is followed unless somebody says otherwise. */
const mainlandZones: ReadonlySet<string> = new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'PRC']);

/** Makes a workspace; doing it again changes nothing. */
export async function createWorkspace(db: Database, workspace: NewWorkspace): Promise<void> {
  const { id, name, zone, currency, locale = 'zh-CN', quietHours, smsPricePerThousand = null } = workspace;
  await db
    .insertInto('workspace')
    .values({
      id,
      name,
      zone,
      currency,
      locale,
      sms_price_per_thousand: smsPricePerThousand,
      official_days: mainlandZones.has(zone) ? 'cn' : null,
      quiet_hours: quietHours === undefined ? null : JSON.stringify(quietHours),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Says what a thousand parts of a text message cost. */
export async function setSmsPrice(db: Database, id: string, perThousandMinor: number | null): Promise<void> {
  await db.updateTable('workspace').set({ sms_price_per_thousand: perThousandMinor }).where('id', '=', id).execute();
}

export async function findWorkspace(db: Database, id: string): Promise<Workspace | null> {
  return (await db.selectFrom('workspace').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Every workspace, shadows included, in the order they were made. */
export async function listWorkspaces(db: Database): Promise<readonly Workspace[]> {
  return db.selectFrom('workspace').select(columns).orderBy('created_at').orderBy('id').execute();
}

/** Says what it lets out, and when: from the next claim of messages on, also those of runs that go on. */
export async function setWorkspaceSending(db: Database, id: string, { quietHours, hourlyCeiling }: WorkspaceSending): Promise<void> {
  await db
    .updateTable('workspace')
    .set({ quiet_hours: quietHours === null ? null : JSON.stringify(quietHours), hourly_ceiling: hourlyCeiling })
    .where('id', '=', id)
    .execute();
}

/** The rules of sending of a workspace; null when it does not exist. */
export async function findWorkspaceSending(db: Database, id: string): Promise<WorkspaceSending | null> {
  const { rows } =
    await sql<WorkspaceSending>`select quiet_hours as "quietHours", hourly_ceiling as "hourlyCeiling" from workspace where id = ${id}`.execute(db);
  return rows[0] ?? null;
}
