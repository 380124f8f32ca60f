import { addDeadLetters, type Database, ingestMessages, type NewDeadLetter, withTransaction } from '@magpie/db';
import type { ReadItem } from './read-body.ts';
import type { Refusal } from './read-message.ts';

export interface Taken {
  readonly items: readonly ReadItem[];
  readonly letters: readonly NewDeadLetter[];
}

/** A message that could be read and cannot be taken in. */
export interface RefusedItem {
  readonly item: ReadItem;
  readonly refusal: Refusal;
}

/** Classes of errors that are the data's: a value that the database cannot hold, a constraint, a limit. */
const dataFaults = new Set(['22', '23', '54']);

/**
 * Takes messages and dead letters in, durably, in one transaction. Messages of orders that nobody knows become letters. A message that the database
 * itself refuses, whatever we had overlooked, is found by halving and becomes a letter too: it holds up no other. Returns those; with `keep: false`
 * they are left to the caller.
 */
export async function takeIn(
  db: Database,
  workspaceId: string,
  { items, letters, keep = true }: Taken & { readonly keep?: boolean },
): Promise<readonly RefusedItem[]> {
  try {
    return await withTransaction(db, async (transaction) => {
      const refused = items.length === 0 ? [] : await unknownOrders(transaction, workspaceId, items);
      const made = keep ? refused.map(({ item, refusal }) => item.letter(refusal)) : [];
      await addDeadLetters(transaction, workspaceId, [...made, ...letters]);
      return refused;
    });
  } catch (fault) {
    if (!isDataFault(fault) || items.length === 0) throw fault;
    const [only] = items;
    if (only && items.length === 1) {
      const refusal: Refusal = { reason: 'refused', detail: {} };
      await takeIn(db, workspaceId, { items: [], letters: [...letters, ...(keep ? [only.letter(refusal)] : [])] });
      return [{ item: only, refusal }];
    }
    const half = Math.ceil(items.length / 2);
    const first = await takeIn(db, workspaceId, { items: items.slice(0, half), letters, keep });
    return [...first, ...(await takeIn(db, workspaceId, { items: items.slice(half), letters: [], keep }))];
  }
}

async function unknownOrders(
  db: Parameters<typeof ingestMessages>[0],
  workspaceId: string,
  items: readonly ReadItem[],
): Promise<readonly RefusedItem[]> {
  const messages = items.map(({ message }) => message);
  const { ofUnknownOrders } = await ingestMessages(db, workspaceId, messages);
  return ofUnknownOrders.flatMap((place) => {
    const item = items[place];
    return item ? [{ item, refusal: { reason: 'unknown-order', detail: { path: 'properties.order_id' } } as const }] : [];
  });
}

function isDataFault(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && dataFaults.has(String(fault.code).slice(0, 2));
}
