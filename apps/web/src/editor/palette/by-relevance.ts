/**
 * Those of which a text holds `query`, whatever its case: first whose name begins with it, then whose name holds it, then the rest; otherwise in
 * the order in which they came. The first of an item's texts is its name.
 */
export function byRelevance<Item>(items: readonly Item[], query: string, textsOf: (item: Item) => readonly string[]): readonly Item[] {
  const wanted = query.trim().toLocaleLowerCase();
  return items
    .map((item) => ({ item, rank: rankOf(textsOf(item), wanted) }))
    .filter(({ rank }) => rank < none)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

const none = 3;

function rankOf([name = '', ...others]: readonly string[], wanted: string): number {
  const own = name.toLocaleLowerCase();
  if (own.startsWith(wanted)) return 0;
  if (own.includes(wanted)) return 1;
  return others.some((text) => text.toLocaleLowerCase().includes(wanted)) ? 2 : none;
}
