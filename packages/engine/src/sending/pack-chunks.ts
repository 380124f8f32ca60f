import type { ChunkEntry } from './chunk-entry.ts';

/** Packs entries, in order, into chunks of at most `size`; an address goes into a chunk only once, since receipts may come by (call, address). */
export function packChunks(entries: readonly ChunkEntry[], size: number): readonly (readonly ChunkEntry[])[] {
  const chunks: { readonly entries: ChunkEntry[]; readonly addresses: Set<string> }[] = [];
  let firstOpen = 0;
  for (const entry of entries) {
    let index = firstOpen;
    while (index < chunks.length && ((chunks[index]?.entries.length ?? 0) >= size || chunks[index]?.addresses.has(entry.a))) index += 1;
    const chunk = chunks[index] ?? { entries: [], addresses: new Set<string>() };
    if (index === chunks.length) chunks.push(chunk);
    chunk.entries.push(entry);
    chunk.addresses.add(entry.a);
    while ((chunks[firstOpen]?.entries.length ?? 0) >= size) firstOpen += 1;
  }
  return chunks.map((chunk) => chunk.entries);
}
