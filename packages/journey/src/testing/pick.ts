import { invariant, type Random } from '@magpie/kit';

/** One of a list that is not empty. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.integer(items.length)];
  invariant(item !== undefined, 'There is nothing to pick from');
  return item;
}
