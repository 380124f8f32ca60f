import { type Database, type DeadLetter, findWorkspace, renameDeadLetter, resolveDeadLetters, withTransaction } from '@magpie/db';
import { sourceOf } from './key-door.ts';
import { type Call, readBody, type ReadItem } from './read-body.ts';
import { isMessageCall, type Refusal } from './read-message.ts';
import { takeIn } from './take-in.ts';

export interface ReplayAsked {
  readonly workspaceId: string;
  readonly letters: readonly DeadLetter[];
  /** Bodies in the place of those that came. */
  readonly edited?: ReadonlyMap<string, Buffer>;
  readonly userId: string;
}

/** What became of letters: taken in, or why not, by id. */
export interface Replayed {
  readonly replayed: number;
  readonly refused: ReadonlyMap<string, Refusal>;
}

/**
 * Plays letters again as if they came anew, at the time and by the clock at which they had come. Who is taken in is open no more; who is refused again
 * stays open, for the reason it has now. Played twice, a message is still there once.
 */
export async function replayLetters(db: Database, { workspaceId, letters, edited, userId }: ReplayAsked): Promise<Replayed> {
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) return { replayed: 0, refused: new Map() };
  const source = await sourceOf(db, { ...workspace, workspaceId, keyId: '' });
  const refused = new Map<string, Refusal>();
  const done: string[] = [];
  const items: ReadItem[] = [];
  const owners = new Map<ReadItem, string>();
  for (const letter of letters) {
    const body = edited?.get(letter.id) ?? letter.body;
    const read = readBody(callOf(letter.call), body, { ...source, receivedAt: letter.firstAt, sentAt: letter.sentAt, keyId: letter.keyId });
    const [failed] = read.letters;
    if (read.refused !== null || (failed && read.items.length === 0 && read.letters.length === 1)) {
      refused.set(letter.id, { reason: read.refused ?? failed?.reason ?? 'refused', detail: failed?.detail ?? {} });
    } else if (letter.call === 'batch') {
      // A batch that can be read is no letter any more; what of it cannot is a letter of its own.
      await takeIn(db, workspaceId, read);
      done.push(letter.id);
    } else {
      for (const item of read.items) owners.set(item, letter.id);
      items.push(...read.items);
      done.push(letter.id);
    }
  }
  for (const { item, refusal } of await takeIn(db, workspaceId, { items, letters: [], keep: false })) refused.set(owners.get(item) ?? '', refusal);
  const replayed = done.filter((id) => !refused.has(id));
  await withTransaction(db, async (transaction) => {
    await resolveDeadLetters(transaction, workspaceId, { ids: replayed, state: 'replayed', userId });
    for (const [id, refusal] of refused) await renameDeadLetter(transaction, workspaceId, { id, ...refusal });
  });
  return { replayed: replayed.length, refused };
}

function callOf(call: string | null): Call | null {
  return call === 'batch' || isMessageCall(call) ? call : null;
}
