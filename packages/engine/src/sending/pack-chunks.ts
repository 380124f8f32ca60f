/** Packs messages, in order, into chunks of at most `size`; an address goes into a chunk only once, since receipts may come by (call, address). */
export function packChunks<Entry extends { readonly address: string }>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] {
  const chunks: { readonly entries: Entry[]; readonly addresses: Set<string> }[] = [];
  let firstOpen = 0;
  for (const entry of entries) {
    let index = firstOpen;
    while (index < chunks.length && ((chunks[index]?.entries.length ?? 0) >= size || chunks[index]?.addresses.has(entry.address))) index += 1;
    const chunk = chunks[index] ?? { entries: [], addresses: new Set<string>() };
    if (index === chunks.length) chunks.push(chunk);
    chunk.entries.push(entry);
    chunk.addresses.add(entry.address);
    while ((chunks[firstOpen]?.entries.length ?? 0) >= size) firstOpen += 1;
  }
  return chunks.map((chunk) => chunk.entries);
}
