import type { ImportMapping } from './mapping.ts';
import { jsonObject } from './json-cells.ts';
import { RecordReader } from './read-records.ts';

export type FileFormat = ImportMapping['format'];

const delimiters = [',', '\t', ';', '|'] as const;

/** How a file's lines are cut into cells: objects, else the delimiter by which most lines have the same number of cells (more than one), else white space. */
export function tellFormat(lines: readonly string[]): FileFormat {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 500);
  if (filled.length > 0 && filled.slice(0, 20).every((line) => jsonObject(line) !== null)) return { type: 'json-lines' };
  const candidates = [
    ...delimiters.map((delimiter): FileFormat => ({ type: 'delimited', delimiter, quote: '"' })),
    { type: 'whitespace' } satisfies FileFormat,
  ].map((format) => ({ format, ...agreement(rowsOf(filled, format)) }));
  const usable = candidates.filter(({ cells }) => cells > 1).toSorted((left, right) => right.share - left.share || right.cells - left.cells);
  return usable[0]?.format ?? { type: 'delimited', delimiter: ',', quote: '"' };
}

/** Rows of the beginning of a file; what cannot be a row is left out, as are cells of objects. */
export function rowsOf(lines: readonly string[], format: FileFormat, columns: readonly string[] = []): readonly (readonly string[])[] {
  const reader = new RecordReader(format, 1 << 20, columns);
  const records = lines.flatMap((text, index) => reader.add({ number: index + 1, text, isCut: false }));
  return [...records, ...reader.end()].flatMap((record) => ('fields' in record ? [record.fields] : []));
}

/** The number of cells that most rows have, and their share of all rows. */
function agreement(rows: readonly (readonly string[])[]): { readonly cells: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells = 0, most = 0] = [...counts].toSorted((left, right) => right[1] - left[1])[0] ?? [];
  return { cells, share: most / Math.max(1, rows.length) };
}
