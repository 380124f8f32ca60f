import { parseEdit } from '@magpie/journey';
import { z } from 'zod';
import type { PendingChange } from '../store/shared-draft.ts';

/** A change that this browser keeps until the server has it. */
export interface KeptChange {
  readonly client: string;
  readonly change: PendingChange;
}

const keptSchema = z.object({ client: z.string(), changeId: z.string(), order: z.number(), edit: z.unknown() });

const prefixOf = (journeyId: string): string => `magpie-change:${journeyId}:`;

/**
 * Keeps pending changes in this browser at once, an entry for each, so that a key press costs one small entry however much is waiting. Call it
 * with the pending changes whenever they are others; false when the browser has no room for them.
 */
export function changeKeeper(journeyId: string, client: string, storage: Storage = localStorage): (pending: readonly PendingChange[]) => boolean {
  const kept = new Map<string, PendingChange['edit']>();
  let order = 0;
  const orders = new Map<string, number>();
  return (pending) => {
    let isKept = true;
    const present = new Set<string>();
    for (const { changeId, edit } of pending) {
      present.add(changeId);
      if (kept.get(changeId) === edit) continue;
      orders.set(changeId, orders.get(changeId) ?? (order = Math.max(order + 1, Date.now())));
      kept.set(changeId, edit);
      try {
        storage.setItem(prefixOf(journeyId) + changeId, JSON.stringify({ client, changeId, order: orders.get(changeId), edit }));
      } catch {
        kept.delete(changeId);
        isKept = false;
      }
    }
    const done = [...kept.keys()].filter((changeId) => !present.has(changeId));
    for (const changeId of done) kept.delete(changeId);
    forgetChanges(journeyId, done, storage);
    return isKept;
  };
}

/** What is kept of a journey, by whichever tab, oldest first. */
export function keptChanges(journeyId: string, storage: Storage = localStorage): readonly KeptChange[] {
  const kept = entries(storage, prefixOf(journeyId)).flatMap((text): readonly (KeptChange & { readonly order: number })[] => {
    const parsed = keptSchema.safeParse(jsonOf(text));
    const edit = parsed.success ? parseEdit(parsed.data.edit) : null;
    if (!parsed.success || edit?.ok !== true) return [];
    const { client, changeId, order } = parsed.data;
    return [{ client, order, change: { changeId, edit: edit.value, key: null, sent: false } }];
  });
  return kept.toSorted((left, right) => left.order - right.order);
}

export function forgetChanges(journeyId: string, changeIds: readonly string[], storage: Storage = localStorage): void {
  try {
    for (const changeId of changeIds) storage.removeItem(prefixOf(journeyId) + changeId);
  } catch {
    // Nothing was kept then.
  }
}

function entries(storage: Storage, prefix: string): readonly string[] {
  try {
    return Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => storage.getItem(key) ?? '');
  } catch {
    // A storage that is forbidden holds nothing.
    return [];
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
