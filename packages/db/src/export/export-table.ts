import type { Database } from '../open-database.ts';

/** `decimal` is a number as text, exact; `instant` is local time with its offset, as ISO 8601 writes it. */
export type ExportCellType = 'text' | 'integer' | 'decimal' | 'number' | 'boolean' | 'instant';

export interface ExportColumn {
  readonly name: string;
  readonly type: ExportCellType;
}

export type ExportCell = string | number | boolean | null;

export type ExportRow = readonly ExportCell[];

/** What an export of one kind reads. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  /** How many rows there will be. */
  count(): Promise<number>;
  /** The rows, some thousand at a time. */
  pages(): AsyncIterable<readonly ExportRow[]>;
}

export interface ExportGround {
  /** A snapshot whose time zone is the workspace's. */
  readonly db: Database;
  readonly workspaceId: string;
  readonly currency: string;
  /** Numbers of the people whose rows are wanted, ascending; null: everybody's. */
  readonly members: Int32Array | null;
  /** Epoch milliseconds; null: unbounded. */
  readonly since: number | null;
  readonly until: number | null;
}

/** SQL's form of an instant in a cell. */
export const instantForm = 'YYYY-MM-DD"T"HH24:MI:SS.MSTZH:TZM';

/** Numbers as bits, as get_bit reads them: bit `i` is byte `i >> 3`, value `1 << (i & 7)`. */
export function bitsFor(numbers: Int32Array): Buffer {
  const bits = Buffer.alloc(((numbers.at(-1) ?? -1) >> 3) + 1);
  for (const no of numbers) bits[no >> 3] = (bits[no >> 3] ?? 0) | (1 << (no & 7));
  return bits;
}

/** Minor units as a decimal of major ones, exactly: `-5` of a currency with two digits is `-0.05`. */
export function majorOf(minor: bigint | string | null, digits: number): string | null {
  if (minor === null) return null;
  const text = String(minor);
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const padded = whole.padStart(digits + 1, '0');
  const point = padded.length - digits;
  const behind = `${padded.slice(point)}${fraction}`;
  return `${sign}${padded.slice(0, point)}${behind === '' ? '' : `.${behind}`}`;
}
