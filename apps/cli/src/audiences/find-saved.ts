import { type Database, findAudience, listAudiences, type SavedAudience } from '@magpie/db';

/** The saved audience of an id or a name, whichever way the name is capitalised; null where there is none. One that was archived is found by its id alone. */
export async function findSaved(db: Database, workspaceId: string, named: string): Promise<SavedAudience | null> {
  const wanted = named.toLocaleLowerCase();
  const live = await listAudiences(db, workspaceId, { archived: false, search: '' });
  return live.find(({ name }) => name.toLocaleLowerCase() === wanted) ?? findAudience(db, workspaceId, named);
}
