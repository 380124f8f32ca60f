import { testDatabase } from '@magpie/db/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type BlockState, decodeBlockState, encodeBlockState } from './block-state.ts';
import { decodeColumn, encodeColumn } from './column.ts';
import { decodeBits, decodeSlots, encodeBits, encodeSlots } from './slot-set.ts';
import { TornBlockError } from './torn-block.ts';

/** Sparse and dense sets alike: both forms of a set, and the border between them. */
const slotSet = fc
  .oneof(
    fc.uniqueArray(fc.integer({ min: 0, max: 1_023 }), { maxLength: 80 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 1_023 }), { minLength: 60, maxLength: 1_024, size: 'max' }),
  )
  .map((slots) => Uint16Array.from(slots).toSorted());

const instant = fc.oneof(fc.constantFrom(1_786_557_600_000, 1_786_975_200_000), fc.integer({ min: 0, max: 4_000_000_000_000 }));

const blockState: fc.Arbitrary<BlockState> = slotSet.chain((slots) => {
  const column = (value: fc.Arbitrary<number>) =>
    fc.array(value, { minLength: slots.length, maxLength: slots.length, size: 'max' }).map((values) => Float64Array.from(values));
  return fc.record({
    slots: fc.constant(slots),
    version: column(fc.integer({ min: 0, max: 255 })),
    op: column(fc.integer({ min: 0, max: 65_535 })),
    entered: column(instant),
    due: column(fc.oneof(instant, fc.constant(Infinity))),
    visit: column(fc.integer({ min: 0, max: 255 })),
  });
});

describe('the codec of blocks', () => {
  it('gives back every set of slots, every column and every state', () => {
    fc.assert(
      fc.property(slotSet, (slots) => {
        expect(decodeSlots(encodeSlots(slots))).toEqual(slots);
        expect(decodeBits(encodeBits(slots))).toEqual(slots);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 1_024 }), (values) => {
        // The dictionary keys by value, for which -0 is 0.
        expect([...decodeColumn(encodeColumn(values), values.length).values]).toEqual(values.map((value) => value + 0));
      }),
    );
    fc.assert(
      fc.property(blockState, (state) => {
        expect(decodeBlockState(encodeBlockState(state))).toEqual(state);
      }),
    );
  });

  it('survives PostgreSQL, whose own bit_count and get_bit read the same set', async () => {
    await using test = await testDatabase();
    await fc.assert(
      fc.asyncProperty(blockState, fc.integer({ min: 0, max: 1_023 }), async (state, asked) => {
        const { rows } = await sql<{ state: Buffer; slots: Buffer; count: number; bit: number }>`
          select b.state, b.slots, bit_count(b.bits)::int as count, get_bit(b.bits, ${asked}) as bit
          from (select ${encodeBlockState(state)}::bytea as state, ${encodeSlots(state.slots)}::bytea as slots, ${encodeBits(state.slots)}::bytea as bits) b`.execute(
          test.db,
        );
        const [row] = rows;
        if (!row) throw new Error('No row');
        expect(decodeBlockState(row.state)).toEqual(state);
        expect(decodeSlots(row.slots)).toEqual(state.slots);
        expect({ count: row.count, bit: row.bit }).toEqual({ count: state.slots.length, bit: state.slots.includes(asked) ? 1 : 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a state with any byte changed, cut off or added', () => {
    fc.assert(
      fc.property(blockState, fc.nat(), fc.integer({ min: 1, max: 255 }), (state, where, change) => {
        const bytes = encodeBlockState(state);
        const at = where % bytes.length;
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(() => decodeBlockState(changed)).toThrow(TornBlockError);
        expect(() => decodeBlockState(bytes.subarray(0, at))).toThrow(TornBlockError);
        expect(() => decodeBlockState(Buffer.concat([bytes, Buffer.of(change)]))).toThrow(TornBlockError);
      }),
    );
  });

  it('never gives more than it was given: hostile bytes are refused, or read as a set that encodes to them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (random) => {
        const bytes = Buffer.from(random);
        for (const read of [() => decodeSlots(bytes), () => decodeColumn(bytes, 5), () => decodeBlockState(bytes)]) {
          try {
            read();
          } catch (fault) {
            expect(fault).toBeInstanceOf(TornBlockError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
    for (const hostile of [
      Buffer.of(),
      Buffer.of(7),
      Buffer.of(0, 1),
      Buffer.of(1, 5),
      Buffer.of(1, 5, 0, 5, 0),
      Buffer.of(1, 0, 4),
      Buffer.of(1, 9, 0, 3, 0),
    ])
      expect(() => decodeSlots(hostile)).toThrow(TornBlockError);
    expect(() => decodeColumn(Buffer.of(0, 0), 1)).toThrow(TornBlockError);
    expect(() => decodeColumn(encodeColumn([1, 2, 3]).subarray(0, 20), 3)).toThrow(TornBlockError);
  });
});
