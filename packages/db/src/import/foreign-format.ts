/** A file that is no text in lines: `utf-16` by its mark; `packed` where it is a ZIP archive (as every .xlsx is) or an old .xls. */
export type ForeignFormat = 'utf-16' | 'packed';

const marks: readonly (readonly [ForeignFormat, readonly number[]])[] = [
  ['utf-16', [0xff, 0xfe]],
  ['utf-16', [0xfe, 0xff]],
  ['packed', [0x50, 0x4b, 0x03, 0x04]],
  ['packed', [0x50, 0x4b, 0x05, 0x06]],
  ['packed', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** Tells by its first bytes that a file cannot be read; null where nothing speaks against it. */
export function foreignFormat(bytes: Uint8Array): ForeignFormat | null {
  return marks.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte))?.[0] ?? null;
}
