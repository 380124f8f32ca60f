const blockBytes = 128;

/** Members as bits by block of 1,024 numbers: bit `i` of a block is byte `i >> 3`, value `1 << (i & 7)`, as PostgreSQL's get_bit reads it. */
export function bitsOf(memberNos: Iterable<number>): Map<number, Buffer> {
  const blocks = new Map<number, Buffer>();
  for (const no of memberNos) {
    const bits = blocks.get(no >> 10) ?? Buffer.alloc(blockBytes);
    blocks.set(no >> 10, bits);
    setBit(bits, no & 1023, true);
  }
  return blocks;
}

/** Sets or clears one bit in place. */
export function setBit(bits: Buffer, slot: number, on: boolean): void {
  const byte = bits[slot >> 3] ?? 0;
  const mask = 1 << (slot & 7);
  bits[slot >> 3] = on ? byte | mask : byte & ~mask;
}
