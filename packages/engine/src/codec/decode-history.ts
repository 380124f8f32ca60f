import { decodeColumn } from './column.ts';
import { blockSlots, decodeSlots } from './slot-set.ts';

/** A row of history unrolled: who, and each one's logical instant. Throws TornBlockError. */
export function decodeHistory(row: { readonly block: number; readonly slots: Buffer; readonly instants: Buffer }): readonly { readonly memberNo: number; readonly at: number }[] {
  const slots = decodeSlots(row.slots);
  const { values } = decodeColumn(row.instants, slots.length);
  return Array.from(slots, (slot, index) => ({ memberNo: row.block * blockSlots + slot, at: values[index] ?? 0 }));
}
