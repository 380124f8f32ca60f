import { type Database, listWorkspaces, type Workspace } from '@magpie/db';

/** The workspace of an id or a name; null where there is none. Copies made by rehearsals are none. */
export async function namedWorkspace(db: Database, named: string): Promise<Workspace | null> {
  return (await listWorkspaces(db)).find(({ id, name, shadow }) => !shadow && (id === named || name === named)) ?? null;
}
