import { z } from 'zod';
import { placeOf } from '../step/block-page.ts';
import { type MessagePlace, referenceOf } from './message-reference.ts';

/** Recipients of a chunk that stand in one row of the ledger: batch, block and slots. Short names, since there are many. */
const spanSchema = z.object({ b: z.string(), k: z.number().int().min(0), s: z.array(z.number().int().min(0)) });

/** The recipients of a chunk in the order of its call, frozen at claim: where each stands in the ledger, and what goes out to where. */
const chunkEntriesSchema = z.object({ spans: z.array(spanSchema), a: z.array(z.string()), t: z.array(z.string()) });

export type ChunkEntries = z.infer<typeof chunkEntriesSchema>;

/** One message that the gate let pass. */
export interface PassedEntry {
  readonly batch: string;
  readonly block: number;
  readonly slot: number;
  readonly address: string;
  readonly text: string;
}

/** Freezes the messages of one chunk, keeping their order. */
export function freezeEntries(passed: readonly PassedEntry[]): ChunkEntries {
  const spans: ChunkEntries['spans'] = [];
  for (const { batch, block, slot } of passed) {
    const last = spans.at(-1);
    if (last?.b === batch && last.k === block) last.s.push(slot);
    else spans.push({ b: batch, k: block, s: [slot] });
  }
  return { spans, a: passed.map(({ address }) => address), t: passed.map(({ text }) => text) };
}

/** Reads frozen entries back from their row. Throws for a text that {@link freezeEntries} did not make. */
export function parseEntries(text: string): ChunkEntries {
  return chunkEntriesSchema.parse(JSON.parse(text));
}

/** Our references of a chunk's messages, in the order of the call. */
export function referencesOf({ spans }: ChunkEntries, { runId, node }: Pick<MessagePlace, 'runId' | 'node'>): readonly string[] {
  return spans.flatMap(({ b, k, s }) => s.map((slot) => referenceOf({ runId, batch: b, memberNo: placeOf(k, slot), node })));
}
