import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeColumn } from './column.ts';
import { decodeHistory } from './decode-history.ts';
import { blockSlots, encodeSlots } from './slot-set.ts';
import { TornBlockError } from './torn-block.ts';

const slotSet = fc
  .uniqueArray(fc.integer({ min: 0, max: blockSlots - 1 }), { minLength: 1, maxLength: 90 })
  .map((slots) => Uint16Array.from(slots).toSorted());
/** Mostly one instant for all: then the bytes of the instants say nothing of how many there are. */
const instants = fc.array(fc.integer({ min: 1_780_000_000_000, max: 1_790_000_000_000 }), { minLength: 1, maxLength: 3 });

const rowArbitrary = fc.tuple(slotSet, instants, fc.nat({ max: 1_000 })).map(([slots, among, block]) => {
  const at = Array.from(slots, (_, place) => among[place % among.length] ?? 0);
  return {
    at,
    members: Array.from(slots, (slot) => block * blockSlots + slot),
    row: { block, slots: encodeSlots(slots), instants: encodeColumn(at), count: slots.length },
  };
});

describe('a row of history', () => {
  it('is unrolled to who and when', () => {
    fc.assert(
      fc.property(rowArbitrary, ({ row, members, at }) => {
        expect(decodeHistory(row)).toEqual(members.map((memberNo, place) => ({ memberNo, at: at[place] })));
      }),
    );
  });

  it('is refused when either half was cut or lengthened, or the count is another', () => {
    fc.assert(
      fc.property(rowArbitrary, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 9 }), ({ row }, place, more) => {
        const cut = (bytes: Buffer): Buffer => bytes.subarray(0, place % bytes.length);
        for (const torn of [
          { ...row, slots: cut(row.slots) },
          { ...row, instants: cut(row.instants) },
          { ...row, slots: Buffer.concat([row.slots, more]) },
          { ...row, instants: Buffer.concat([row.instants, more]) },
          { ...row, count: row.count + 1 },
          { ...row, count: row.count - 1 },
        ]) {
          expect(() => decodeHistory(torn)).toThrow(TornBlockError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
