import type { ExportColumn, ExportRow } from './export-table.ts';

/** What a spreadsheet might take for a formula, in half and full width; and the mark against it, so that a reader can take one off again. */
const dangerous = /^['=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV, a page at a time: UTF-8 with the mark that spreadsheets need, lines as they end there, and no text that one of them would take for a formula:
 * such a text, or one that begins with an apostrophe, has an apostrophe in front. A text that is empty is quoted, a missing one is not.
 */
export async function* csvPieces(columns: readonly ExportColumn[], pages: AsyncIterable<readonly ExportRow[]>): AsyncGenerator<string> {
  const isText = columns.map(({ type }) => type === 'text');
  yield `\uFEFF${lines([columns.map(({ name }) => safe(name))])}`;
  for await (const page of pages)
    yield lines(page.map((row) => row.map((cell, index) => (typeof cell === 'string' && isText[index] === true ? safe(cell) : cell))));
}

/** Rows as lines of JSON, without names: the cells in order. */
export async function* jsonPieces(columns: readonly ExportColumn[], pages: AsyncIterable<readonly ExportRow[]>): AsyncGenerator<string> {
  const names = columns.map((_, index) => `c${index}`);
  for await (const page of pages)
    yield page.map((row) => `${JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])))}\n`).join('');
}

function safe(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** As RFC 4180 has it; a library for it here would not tell a text that is empty from none. */
function lines(rows: readonly ExportRow[]): string {
  return rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(cell: ExportRow[number]): string {
  if (cell === null) return '';
  const text = String(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
