import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** Which days a workspace works, as it has said so. */
export interface WorkspaceDays {
  /** Whose yearly notice is followed; null: Monday to Friday. */
  readonly official: 'cn' | null;
  /** Its own exceptions by local date, 'YYYY-MM-DD', in the order of the calendar. */
  readonly own: Readonly<Record<string, 'work' | 'off'>>;
}

/** The days of a workspace; null when there is no such workspace. */
export async function readWorkingDays(db: Database, workspaceId: string): Promise<WorkspaceDays | null> {
  const workspace = await db.selectFrom('workspace').select('official_days').where('id', '=', workspaceId).executeTakeFirst();
  if (workspace === undefined) return null;
  const own = await db.selectFrom('working_day').select(['date', 'working']).where('workspace_id', '=', workspaceId).orderBy('date').execute();
  return {
    official: workspace.official_days === 'cn' ? 'cn' : null,
    own: Object.fromEntries(own.map(({ date, working }) => [date, working ? 'work' : 'off'])),
  };
}

/** Says whose notice is followed. */
export async function setOfficialDays(db: Database, workspaceId: string, official: 'cn' | null): Promise<void> {
  await db.updateTable('workspace').set({ official_days: official }).where('id', '=', workspaceId).execute();
}

/** Says of days whether they are worked; null gives a day back to the notice and the weekday. At most some hundred days at once, each once. */
export async function setWorkingDays(
  db: Database,
  workspaceId: string,
  days: readonly { readonly date: string; readonly working: boolean | null }[],
): Promise<void> {
  const given = days.filter(({ working }) => working === null).map(({ date }) => date);
  if (given.length > 0)
    await db
      .deleteFrom('working_day')
      .where('workspace_id', '=', workspaceId)
      .where(sql<boolean>`"date" = any(${given})`)
      .execute();
  const said = days.flatMap(({ date, working }) => (working === null ? [] : [{ workspace_id: workspaceId, date, working }]));
  if (said.length > 0)
    await db
      .insertInto('working_day')
      .values(said)
      .onConflict((conflict) => conflict.columns(['workspace_id', 'date']).doUpdateSet({ working: (row) => row.ref('excluded.working') }))
      .execute();
}
