import { z } from 'zod';

/** One recipient of a chunk, frozen at claim: where it stands in the ledger, and what goes out to where. Short names, since there are millions. */
export const chunkEntrySchema = z.object({ b: z.string(), k: z.number(), s: z.number(), a: z.string(), t: z.string() });

export type ChunkEntry = z.infer<typeof chunkEntrySchema>;

/** Our reference of a message: its chunk and its place in it. Unique for ever, and readable back. */
export function referenceOf(chunkId: bigint, index: number): string {
  return `${chunkId}-${index}`;
}

/** The chunk and place a reference names; null when it is none of ours. */
export function parseReference(reference: string): { readonly chunkId: bigint; readonly index: number } | null {
  const match = /^(\d{1,18})-(\d{1,6})$/.exec(reference);
  return match ? { chunkId: BigInt(match[1] ?? '0'), index: Number(match[2]) } : null;
}
