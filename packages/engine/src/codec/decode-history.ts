import { decodeWholeColumn } from './column.ts';
import { blockSlots, decodeSlots } from './slot-set.ts';
import { whole } from './torn-block.ts';

/** A row of history as it is stored: `count` stands beside the set, so that a set that lost its end is noticed. */
export interface HistoryRow {
  readonly block: number;
  readonly slots: Buffer;
  readonly instants: Buffer;
  readonly count: number;
}

/** A row of history unrolled: who, and each one's logical instant. Throws TornBlockError. */
export function decodeHistory({ block, slots, instants, count }: HistoryRow): readonly { readonly memberNo: number; readonly at: number }[] {
  const set = decodeSlots(slots);
  whole(set.length === count, 'set and count differ');
  const values = decodeWholeColumn(instants, count);
  return Array.from(set, (slot, index) => ({ memberNo: block * blockSlots + slot, at: values[index] ?? 0 }));
}
