/** Things by their ids. A draft may hold an id twice: each after the first goes by its number as well, so that none is passed over. */
export function numbered<Thing extends { readonly id: string }>(things: readonly Thing[]): Map<string, Thing> {
  const seen = new Map<string, number>();
  return new Map(
    things.map((thing) => {
      const count = (seen.get(thing.id) ?? 0) + 1;
      seen.set(thing.id, count);
      return [JSON.stringify([thing.id, count]), thing];
    }),
  );
}
