import { type Database, withTransaction } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { seededRandom } from '@magpie/kit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type BlockState, decodeBlockState, encodeBlockState } from './block-state.ts';
import { decodeColumn, encodeColumn } from './column.ts';
import { decodeHistory } from './decode-history.ts';
import { blockSlots, decodeBits, decodeSlots, encodeBits, encodeSlots } from './slot-set.ts';
import { TornBlockError } from './torn-block.ts';

/** None, one, few, the sizes around the change of format, and everybody. */
const slotsArbitrary = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 70 }) }, { weight: 2, arbitrary: fc.constantFrom(0, 1, 63, 64, 65, 1_023, blockSlots) }), fc.string())
  .map(([size, seed]) => {
    const random = seededRandom(seed);
    const slots = new Set<number>();
    while (slots.size < size) slots.add(random.integer(blockSlots));
    return Uint16Array.from(slots).toSorted();
  });

const instant = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }) }, { weight: 1, arbitrary: fc.constantFrom(Infinity, 0, -1, Number.MAX_SAFE_INTEGER) });

/** A column of so many values drawn from a dictionary of one, some or as many entries. */
function columnArbitrary(count: number): fc.Arbitrary<Float64Array> {
  return fc
    .oneof(fc.constant(1), fc.constantFrom(2, 256, 257), fc.constant(Math.max(1, count)))
    .chain((entries) => fc.tuple(fc.array(instant, { minLength: 1, maxLength: 4 }), fc.constant(entries), fc.nat({ max: 1_000 })))
    .map(([bases, entries, stride]) => Float64Array.from({ length: count }, (_, place) => (bases[place % bases.length] ?? 0) + (((place * (stride + 1)) % entries) | 0)));
}

const stateArbitrary: fc.Arbitrary<BlockState> = slotsArbitrary.chain((slots) => {
  const column = columnArbitrary(slots.length);
  return fc.record({ slots: fc.constant(slots), version: column, op: column, entered: column, due: column, visit: column });
});

describe('blocks', () => {
  it('come back from PostgreSQL as they went in, and PostgreSQL reads the same bits', async () => {
    await using test = await testDatabase();
    const states = fc.sample(stateArbitrary, { numRuns: 300, seed: 11 });
    const stored = await throughDatabase(test.db, states.flatMap((state) => [encodeBlockState(state), encodeSlots(state.slots), encodeBits(state.slots), encodeColumn(state.due)]));
    expect(stored.length).toBe(states.length * 4);
    for (const [place, state] of states.entries()) {
      const [block, slots, bits, due] = stored.slice(place * 4, place * 4 + 4);
      if (!block || !slots || !bits || !due) throw new Error('Bytes were lost');
      expect(decodeBlockState(block.bytes)).toEqual(state);
      expect(decodeSlots(slots.bytes)).toEqual(state.slots);
      expect(decodeBits(bits.bytes)).toEqual(state.slots);
      expect(bits.set).toEqual([...state.slots]);
      expect(bits.count).toBe(state.slots.length);
      expect(decodeColumn(due.bytes, state.slots.length)).toEqual({ values: state.due, end: due.bytes.length });
      const unrolled = decodeHistory({ block: 3, slots: slots.bytes, instants: due.bytes, count: bits.count });
      expect(unrolled).toEqual(Array.from(state.slots, (slot, at) => ({ memberNo: 3 * blockSlots + slot, at: state.due[at] })));
    }
  });
});

describe('bytes that the codec did not write', () => {
  const refused = (read: () => unknown): boolean => {
    try {
      read();
      return false;
    } catch (fault) {
      if (fault instanceof TornBlockError) return true;
      throw fault;
    }
  };

  it('are refused where a state was cut, lengthened, or had any one byte changed', () => {
    fc.assert(
      fc.property(stateArbitrary, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.uint8Array({ minLength: 1, maxLength: 9 }), (state, place, change, more) => {
        const bytes = encodeBlockState(state);
        expect(refused(() => decodeBlockState(bytes.subarray(0, place % bytes.length)))).toBe(true);
        expect(refused(() => decodeBlockState(Buffer.concat([bytes, more])))).toBe(true);
        const changed = Buffer.from(bytes);
        changed[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ change;
        expect(refused(() => decodeBlockState(changed))).toBe(true);
        // The header is small, and decides how the rest is read.
        const header = Buffer.from(bytes);
        header[place % 8] = (bytes[place % 8] ?? 0) ^ change;
        expect(refused(() => decodeBlockState(header))).toBe(true);
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });

  it('are refused where history was cut or lengthened', () => {
    fc.assert(
      fc.property(slotsArbitrary.filter((slots) => slots.length > 0), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 9 }), (slots, place, more) => {
        const row = { block: 0, slots: encodeSlots(slots), instants: encodeColumn(Float64Array.from(slots)), count: slots.length };
        const cut = (bytes: Buffer): Buffer => bytes.subarray(0, place % bytes.length);
        expect(refused(() => decodeHistory({ ...row, slots: cut(row.slots) }))).toBe(true);
        expect(refused(() => decodeHistory({ ...row, instants: cut(row.instants) }))).toBe(true);
        expect(refused(() => decodeHistory({ ...row, instants: Buffer.concat([row.instants, more]) }))).toBe(true);
        expect(refused(() => decodeHistory({ ...row, slots: Buffer.concat([row.slots, Buffer.from([0])]) }))).toBe(true);
      }),
      { numRuns: 1_000, seed: 13 },
    );
  });

  it('are refused by a typed fault or mean a set in order, never something in between', () => {
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(fc.constantFrom(0, 1), fc.uint8Array({ maxLength: 130 })).map(([format, rest]) => Uint8Array.of(format, ...rest)),
      fc.tuple(fc.integer({ min: 0, max: 600 }), fc.uint8Array({ maxLength: 300 })).map(([entries, rest]) => Uint8Array.of(entries & 255, entries >> 8, ...rest)),
    );
    fc.assert(
      fc.property(hostile, fc.integer({ min: 0, max: blockSlots }), (raw, count) => {
        const bytes = Buffer.from(raw);
        expect(refused(() => decodeBlockState(bytes))).toBe(true);
        refused(() => {
          const slots = decodeSlots(bytes);
          expect(slots.every((slot, place) => slot < blockSlots && (place === 0 || slot > (slots[place - 1] ?? 0)))).toBe(true);
        });
        refused(() => {
          const { values, end } = decodeColumn(bytes, count);
          expect(values.length).toBe(count);
          expect(end).toBeLessThanOrEqual(bytes.length);
          expect(values.some(Number.isNaN)).toBe(false);
        });
        refused(() => decodeBits(bytes));
      }),
      { numRuns: 5_000, seed: 14 },
    );
  });
});

interface StoredBytes {
  readonly bytes: Buffer;
  /** Which bits PostgreSQL finds set (in 128 bytes), and how many. */
  readonly set: readonly number[];
  readonly count: number;
}

async function throughDatabase(db: Database, all: readonly Buffer[]): Promise<readonly StoredBytes[]> {
  return withTransaction(db, async (transaction) => {
    await sql`create temp table if not exists kept (place int, bytes bytea) on commit delete rows`.execute(transaction);
    await sql`insert into kept select u.place, u.bytes from unnest(${[...all]}::bytea[]) with ordinality as u(bytes, place)`.execute(transaction);
    const { rows } = await sql<StoredBytes>`
      select bytes, bit_count(bytes)::int as count, array(select i from generate_series(0, 1023) i where octet_length(bytes) = 128 and get_bit(bytes, i) = 1) as set from kept order by place`.execute(transaction);
    return rows;
  });
}
