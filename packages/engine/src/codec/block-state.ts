import { decodeColumn, encodeColumn } from './column.ts';
import { decodeSlots, encodeSlots } from './slot-set.ts';
import { whole } from './torn-block.ts';

/** Where the members of one block stand in a run: equally long columns, one entry per active slot, ascending by slot. */
export interface BlockState {
  readonly slots: Uint16Array;
  /** Index of the plan version among those of the run. */
  readonly version: Float64Array;
  readonly op: Float64Array;
  /** When they came to the op, epoch ms. */
  readonly entered: Float64Array;
  /** When they next move by themselves, epoch ms; Infinity = never. */
  readonly due: Float64Array;
  readonly visit: Float64Array;
}

const magic = 0x4d;
const layout = 1;
const headerBytes = 8;

/** A state as bytes: magic, layout, u16 length of the slot set, u32 FNV-1a checksum of the rest; the slot set; the five columns. */
export function encodeBlockState(state: BlockState): Buffer {
  const slots = encodeSlots(state.slots);
  const body = Buffer.concat([slots, ...columnsOf(state).map(encodeColumn)]);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt8(magic, 0);
  header.writeUInt8(layout, 1);
  header.writeUInt16LE(slots.length, 2);
  header.writeUInt32LE(checksum(body), 4);
  return Buffer.concat([header, body]);
}

/** Reads a state. Throws TornBlockError for bytes that {@link encodeBlockState} did not write. */
export function decodeBlockState(bytes: Buffer): BlockState {
  whole(bytes.length > headerBytes && bytes[0] === magic && bytes[1] === layout, 'header');
  const body = bytes.subarray(headerBytes);
  whole(bytes.readUInt32LE(4) === checksum(body), 'checksum');
  const slotBytes = bytes.readUInt16LE(2);
  whole(slotBytes > 0 && slotBytes <= body.length, 'slot set length');
  const slots = decodeSlots(body.subarray(0, slotBytes));
  let end = slotBytes;
  const [version, op, entered, due, visit] = Array.from({ length: 5 }, () => {
    const column = decodeColumn(body, slots.length, end);
    end = column.end;
    return column.values;
  });
  whole(
    end === body.length && version !== undefined && op !== undefined && entered !== undefined && due !== undefined && visit !== undefined,
    'columns',
  );
  return { slots, version, op, entered, due, visit };
}

/** The state of slots that have just been enrolled: all at the plan's first op, due at once. */
export function enrolledState(slots: Uint16Array, startAt: number): BlockState {
  const column = (value: number): Float64Array => new Float64Array(slots.length).fill(value);
  return { slots, version: column(0), op: column(0), entered: column(startAt), due: column(startAt), visit: column(0) };
}

function columnsOf(state: BlockState): readonly Float64Array[] {
  return [state.version, state.op, state.entered, state.due, state.visit];
}

/** FNV-1a, 32 bits. */
function checksum(bytes: Buffer): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash >>> 0;
}
