import { whole } from './torn-block.ts';

/** Members (slots) of a block. */
export const blockSlots = 1_024;
const bitBytes = blockSlots / 8;
const asBits = 0;
const asList = 1;

/**
 * A set of slots as bytes: a format byte, then either 128 bytes of bits (bit i = byte i >> 3, value 1 << (i & 7), as PostgreSQL's get_bit reads
 * them) or the slots as ascending 16-bit little-endian numbers, whichever is smaller. `slots` must be ascending and without repeats.
 */
export function encodeSlots(slots: ArrayLike<number>): Buffer {
  if (slots.length * 2 >= bitBytes) return Buffer.concat([Buffer.of(asBits), encodeBits(slots)]);
  const bytes = Buffer.alloc(1 + slots.length * 2);
  bytes[0] = asList;
  for (let i = 0; i < slots.length; i++) bytes.writeUInt16LE(slots[i] ?? 0, 1 + i * 2);
  return bytes;
}

/** Reads a set of slots, ascending. Throws TornBlockError. */
export function decodeSlots(bytes: Buffer): Uint16Array {
  if (bytes[0] === asBits) return decodeBits(bytes.subarray(1));
  whole(bytes[0] === asList && bytes.length % 2 === 1, 'slot set format');
  const slots = new Uint16Array((bytes.length - 1) / 2);
  for (let i = 0; i < slots.length; i++) {
    const slot = bytes.readUInt16LE(1 + i * 2);
    whole(slot < blockSlots && (i === 0 || slot > (slots[i - 1] ?? 0)), 'slots not ascending');
    slots[i] = slot;
  }
  return slots;
}

/** 128 bytes of bits. */
export function encodeBits(slots: ArrayLike<number>): Buffer {
  const bits = Buffer.alloc(bitBytes);
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7));
  }
  return bits;
}

/** The slots whose bits are set, ascending. Throws TornBlockError for another length than 128. */
export function decodeBits(bits: Buffer): Uint16Array {
  whole(bits.length === bitBytes, 'bits are not 128 bytes');
  const found = new Uint16Array(blockSlots);
  let count = 0;
  for (let slot = 0; slot < blockSlots; slot++) {
    if ((bits[slot >> 3] ?? 0) & (1 << (slot & 7))) found[count++] = slot;
  }
  return found.slice(0, count);
}
