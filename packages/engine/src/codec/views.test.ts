import { testDatabase } from '@magpie/db/testing';
import type { Database } from '@magpie/db';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendStateOf, sendStates } from '../sending/send-state.ts';
import { type BlockState, decodeBlockState, encodeBlockState } from './block-state.ts';
import { decodeColumn, encodeColumn } from './column.ts';
import { decodeHistory } from './decode-history.ts';
import { decodeSlots, encodeSlots } from './slot-set.ts';
import { TornBlockError } from './torn-block.ts';

/** From nobody to everybody: both forms of a set, at their edges. */
const slotSets = fc
  .oneof(fc.constantFrom(0, 1, 63, 64, 65, 255, 256, 257, 1_023, 1_024), fc.integer({ min: 0, max: 1_024 }))
  .chain((size) =>
    fc.shuffledSubarray(
      Array.from({ length: 1_024 }, (_, slot) => slot),
      { minLength: size, maxLength: size },
    ),
  )
  .map((slots) => Uint16Array.from(slots).sort());

/** Columns with dictionaries of no, one-byte and two-byte indexes. */
function columnOf(length: number, value: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> {
  const few = fc
    .array(value, { minLength: 1, maxLength: 3 })
    .chain((values) => fc.array(fc.constantFrom(...values), { minLength: length, maxLength: length }));
  return fc.oneof(few, fc.array(value, { minLength: length, maxLength: length })).map((values) => Float64Array.from(values));
}

/** A dictionary knows one zero. */
const double = fc.double({ noNaN: true }).map((value) => value + 0);
/** Until 2200: SQL's seconds with a fraction carry milliseconds beyond that, but not for ever. */
const instant = fc.integer({ min: 0, max: Date.UTC(2200, 0) });
const states: fc.Arbitrary<BlockState> = slotSets.chain((slots) =>
  fc.record({
    slots: fc.constant(slots),
    version: columnOf(slots.length, fc.nat(255)),
    op: columnOf(slots.length, fc.nat(65_535)),
    entered: columnOf(slots.length, instant),
    due: columnOf(slots.length, fc.oneof(instant, fc.constant(Infinity))),
    visit: columnOf(slots.length, fc.nat(255)),
  }),
);

describe('blocks read by SQL', () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test[Symbol.asyncDispose]());

  it('reads every 64-bit float to the last bit', async () => {
    const values = [...fc.sample(double, 2_000), 0, Infinity, -Infinity, 5e-324, 2 ** 53, Number.MAX_VALUE, Date.now()];
    const { rows } = await sql<{
      value: number;
    }>`select block_double(b, 0) as value from unnest(${values.map((value) => encodeColumn([value]).subarray(2))}::bytea[]) with ordinality as u(b, nr) order by nr`.execute(
      test.db,
    );
    expect(rows.map(({ value }) => value)).toEqual(values);
  });

  it('reads the slots and columns that the codec reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        slotSets.chain((slots) => fc.tuple(fc.constant(slots), columnOf(slots.length, double))),
        async ([slots, values]) => {
          const [set, column] = [encodeSlots(slots), encodeColumn(values)];
          const { rows } = await sql<{ slots: number[]; column: number[]; end: number }>`
          select block_slots(${set}::bytea) as slots, block_column(${column}::bytea, 0, ${slots.length}::int) as column, block_column_end(${column}::bytea, 0, ${slots.length}::int) as end`.execute(
            test.db,
          );
          const decoded = decodeColumn(column, slots.length);
          expect(rows).toEqual([{ slots: [...decodeSlots(set)], column: [...decoded.values], end: decoded.end }]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('unrolls a block into the enrolments that the codec decodes', async () => {
    await fc.assert(
      fc.asyncProperty(states, fc.nat(2_000_000), async (state, block) => {
        const bytes = encodeBlockState(state);
        await sql`delete from run_block`.execute(test.db);
        await sql`insert into run_block (workspace_id, run_id, block, state, active, here) values ('w', 'r', ${block}, ${bytes}, ${state.slots.length}, '{}')`.execute(
          test.db,
        );
        const { rows } =
          await sql<object>`select member_no, version_index, op, entered_at, due_at, visit from enrolment where workspace_id = 'w' and run_id = 'r' order by slot`.execute(
            test.db,
          );
        expect(rows).toEqual(enrolmentsOf(block, decodeBlockState(bytes)));
      }),
      { numRuns: 100 },
    );
  });

  it('unrolls history and ledger into the rows that the codec decodes', async () => {
    const marks = fc.constantFrom(...Object.values(sendStates));
    const rows = slotSets.chain((slots) =>
      fc.record({
        slots: fc.constant(slots),
        instants: columnOf(slots.length, instant),
        states: columnOf(slots.length, marks),
        isHeld: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(rows, async ({ slots, instants, states: bytes, isHeld }) => {
        const [set, column] = [encodeSlots(slots), encodeColumn(instants)];
        await sql`delete from transition_block`.execute(test.db);
        await sql`delete from send_block`.execute(test.db);
        await sql`insert into transition_block (workspace_id, run_id, batch, block, node, outcome, visit, slots, instants, count) values ('w', 'r', 1, 3, 'n', 'o', 0, ${set}, ${column}, ${slots.length})`.execute(
          test.db,
        );
        await sql`
          insert into send_block (workspace_id, run_id, batch, block, node, op, version, channel, purpose, at, slots, states, count, not_before, open)
          values ('w', 'r', 1, 3, 'n', 1, 1, 'sms', 'marketing', '2027-01-01', ${set}, ${Buffer.from(bytes)}, ${slots.length}, ${isHeld ? column : null}, 0)`.execute(
          test.db,
        );
        const left = await sql<object>`select member_no as "memberNo", at from transition order by slot`.execute(test.db);
        expect(left.rows).toEqual(
          decodeHistory({ block: 3, slots: set, instants: column, count: slots.length }).map(({ memberNo, at }) => ({ memberNo, at: new Date(at) })),
        );
        const meant = await sql<object>`select member_no, concat_ws(':', state, reason) as state, not_before from send order by slot`.execute(
          test.db,
        );
        const expected = Array.from(slots, (slot, index) => ({
          member_no: 3 * 1_024 + slot,
          state: sendStateOf(bytes[index] ?? 0),
          not_before: isHeld && bytes[index] === sendStates.held ? new Date(instants[index] ?? 0) : null,
        }));
        expect(meant.rows).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(sendStates))('calls a message %s by its name', async (name, byte) => {
    const { rows } = await sql<{ name: string }>`select send_state_name(${byte}::int) as name`.execute(test.db);
    expect(rows).toEqual([{ name }]);
  });

  it('refuses the sets that the codec refuses, and reads the others alike', async () => {
    const lists = fc
      .array(fc.nat(1_030), { maxLength: 4 })
      .map((slots) => Buffer.concat([Buffer.of(1), Buffer.from(Uint16Array.from(slots).buffer)]));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          lists,
          fc.uint8Array({ maxLength: 140 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          const bySql = await sql<{ slots: number[] }>`select block_slots(${bytes}::bytea) as slots`.execute(test.db).then(
            ({ rows }) => rows[0]?.slots ?? null,
            () => null,
          );
          expect(bySql).toEqual(slotsOrNull(bytes));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses what the codec did not write', async () => {
    const whole = encodeBlockState({
      slots: Uint16Array.of(1, 2),
      version: zeros(2),
      op: zeros(2),
      entered: zeros(2),
      due: zeros(2),
      visit: zeros(2),
    });
    const torn = [whole.subarray(0, whole.length - 1), Buffer.concat([whole, Buffer.of(0)]), Buffer.concat([Buffer.of(0x4e), whole.subarray(1)])];
    for (const bytes of torn) await expect(read(test.db, bytes)).rejects.toThrow(/Torn block/);
    await expect(sql`select block_slots(${Buffer.of(2, 1, 0)}::bytea)`.execute(test.db)).rejects.toThrow(/Torn block/);
    await expect(sql`select send_state_name(99)`.execute(test.db)).rejects.toThrow(/Torn block/);
    await expect(read(test.db, whole)).resolves.toHaveLength(2);
    // A set that lost its end, an index beyond its dictionary, a state too few.
    const [set, column] = [encodeSlots([1, 2]), encodeColumn([5, 6])];
    const beyond = Buffer.concat([column.subarray(0, column.length - 1), Buffer.of(2)]);
    for (const [slots, instants] of [
      [set.subarray(0, 3), column],
      [set, beyond],
      [set, column.subarray(1)],
    ] as const) {
      await sql`delete from transition_block`.execute(test.db);
      await sql`insert into transition_block (workspace_id, run_id, batch, block, node, outcome, visit, slots, instants, count) values ('w', 'r', 1, 3, 'n', 'o', 0, ${slots}, ${instants}, 2)`.execute(
        test.db,
      );
      await expect(sql`select * from transition`.execute(test.db)).rejects.toThrow();
    }
    await sql`delete from send_block`.execute(test.db);
    await sql`
      insert into send_block (workspace_id, run_id, batch, block, node, op, version, channel, purpose, at, slots, states, count, open)
      values ('w', 'r', 1, 3, 'n', 1, 1, 'sms', 'marketing', '2027-01-01', ${set}, ${Buffer.of(0)}, 2, 0)`.execute(test.db);
    await expect(sql`select * from send`.execute(test.db)).rejects.toThrow(/Torn block/);
  });
});

async function read(db: Database, state: Buffer): Promise<readonly object[]> {
  await sql`delete from run_block`.execute(db);
  await sql`insert into run_block (workspace_id, run_id, block, state, active, here) values ('w', 'r', 0, ${state}, 2, '{}')`.execute(db);
  return (await sql<object>`select * from enrolment where workspace_id = 'w'`.execute(db)).rows;
}

function enrolmentsOf(block: number, state: BlockState): readonly object[] {
  return Array.from(state.slots, (slot, index) => {
    const due = state.due[index] ?? 0;
    return {
      member_no: block * 1_024 + slot,
      version_index: state.version[index],
      op: state.op[index],
      entered_at: new Date(state.entered[index] ?? 0),
      due_at: due === Infinity ? null : new Date(due),
      visit: state.visit[index],
    };
  });
}

function slotsOrNull(bytes: Buffer): number[] | null {
  try {
    return [...decodeSlots(bytes)];
  } catch (fault) {
    if (fault instanceof TornBlockError) return null;
    throw fault;
  }
}

function zeros(length: number): Float64Array {
  return new Float64Array(length);
}
