import { type Database, findWorkspace, listForbiddenWords } from '@magpie/db';
import { readSaved } from '@magpie/engine';
import type { WorkspaceFacts } from '@magpie/journey';
import { wordsInForce } from '@magpie/messaging';

/** What a workspace's journeys are checked against. Which attributes its members have is asked by the editor only: nothing of it forbids publishing. */
export async function workspaceFacts(db: Database, workspaceId: string): Promise<WorkspaceFacts> {
  const [workspace, changes, audiences] = await Promise.all([
    findWorkspace(db, workspaceId),
    listForbiddenWords(db, workspaceId),
    readSaved(db, workspaceId),
  ]);
  return { name: workspace?.name ?? null, forbiddenWords: wordsInForce(changes), memberFields: null, audiences };
}
