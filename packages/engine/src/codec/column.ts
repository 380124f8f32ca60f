import { whole } from './torn-block.ts';

/**
 * A column of numbers as bytes, dictionary-coded, since most members share a value: u16 count of entries, the entries as 64-bit floats, then an
 * index per value of 0, 1 or 2 bytes, by the size of the dictionary.
 */
export function encodeColumn(values: ArrayLike<number>): Buffer {
  const indexOf = new Map<number, number>();
  const indexes = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    let index = indexOf.get(value);
    if (index === undefined) indexOf.set(value, (index = indexOf.size));
    indexes[i] = index;
  }
  const width = widthOf(indexOf.size);
  const bytes = Buffer.alloc(2 + indexOf.size * 8 + values.length * width);
  bytes.writeUInt16LE(indexOf.size, 0);
  let offset = 2;
  for (const value of indexOf.keys()) offset = bytes.writeDoubleLE(value, offset);
  for (let i = 0; i < values.length && width > 0; i++)
    offset = width === 1 ? bytes.writeUInt8(indexes[i] ?? 0, offset) : bytes.writeUInt16LE(indexes[i] ?? 0, offset);
  return bytes;
}

/** Reads a column of `count` values from `start`; `end` is where it ends. Throws TornBlockError. */
export function decodeColumn(bytes: Buffer, count: number, start = 0): { readonly values: Float64Array; readonly end: number } {
  whole(bytes.length >= start + 2, 'column header');
  const entries = bytes.readUInt16LE(start);
  const width = widthOf(entries);
  const firstIndex = start + 2 + entries * 8;
  const end = firstIndex + count * width;
  whole((entries > 0 || count === 0) && entries <= Math.max(count, 1) && bytes.length >= end, 'column length');
  const dictionary = new Float64Array(entries);
  for (let i = 0; i < entries; i++) dictionary[i] = bytes.readDoubleLE(start + 2 + i * 8);
  whole(!dictionary.some(Number.isNaN), 'column value');
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const index = width === 0 ? 0 : width === 1 ? bytes.readUInt8(firstIndex + i) : bytes.readUInt16LE(firstIndex + i * 2);
    whole(index < entries, 'column index');
    values[i] = dictionary[index] ?? 0;
  }
  return { values, end };
}

/** Reads bytes that are one column of `count` values and nothing more. Throws TornBlockError. */
export function decodeWholeColumn(bytes: Buffer, count: number): Float64Array {
  const { values, end } = decodeColumn(bytes, count);
  whole(end === bytes.length, 'more than a column');
  return values;
}

function widthOf(entries: number): 0 | 1 | 2 {
  return entries <= 1 ? 0 : entries <= 256 ? 1 : 2;
}
