import { ok, refuse, type Result } from '@magpie/kit';
import { jsonObject, pathsIn } from './json-cells.ts';
import type { ImportMapping } from './mapping.ts';
import { type FileHead, readHead } from './read-head.ts';
import { lineEndIn } from './read-lines.ts';
import { type ColumnMeaning, suggestMeanings } from './suggest-meanings.ts';
import { tellColumn, type ToldColumn } from './tell-column.ts';
import { tellEncoding } from './tell-encoding.ts';
import { type FileFormat, rowsOf, tellFormat } from './tell-format.ts';

/** What the beginning of a file looks like: guesses for a person to correct. */
export interface FileLook {
  readonly encoding: ImportMapping['encoding'];
  readonly isGzip: boolean;
  readonly format: FileFormat;
  readonly header: ImportMapping['header'];
  readonly columns: readonly (ToldColumn & { readonly meaning: ColumnMeaning })[];
  /** The first rows, cells in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
}

export interface FileLookOptions {
  /** Instead of the guess. */
  readonly encoding?: ImportMapping['encoding'];
  readonly format?: FileFormat;
  readonly header?: ImportMapping['header'];
}

export type FileLookRefusal = 'unreadable' | 'empty' | 'utf-16' | 'packed' | 'binary' | 'too-large' | 'json-list';

const headBytes = 1 << 18;
const shownRows = 20;

/** Looks at the first 256 KiB of a file. Nothing is imported. */
export async function lookAtFile(path: string, options: FileLookOptions = {}): Promise<Result<FileLook, FileLookRefusal>> {
  const opened = await openHead(path);
  if (!opened.ok) return opened;
  const head = opened.value;
  const told = tellEncoding(head);
  if (!told.ok) return told;
  const encoding = options.encoding ?? told.value.encoding;
  const text = encoding === told.value.encoding ? told.value.text : new TextDecoder(encoding).decode(head.bytes, { stream: true });
  const lines = text.replace(/^\uFEFF/, '').split(lineEndIn(text) === '\r' ? '\r' : /\r?\n/);
  // The last line of a beginning is most often half of one.
  const whole = head.isWhole || lines.length === 1 ? lines : lines.slice(0, -1);
  if (whole.every((line) => line.trim() === '')) return refuse('empty');
  if (options.format === undefined && /^\s*\[\s*[[{]/.test(text)) return refuse('json-list');
  const format = options.format ?? tellFormat(whole);
  const { header, names, rows } = format.type === 'json-lines' ? ofObjects(whole) : ofTable(whole, format, options.header);
  const columns = names.map((name, place) =>
    tellColumn(
      name,
      rows.map((row) => row[place] ?? ''),
    ),
  );
  const meanings = suggestMeanings(columns);
  return ok({
    encoding,
    isGzip: head.isGzip,
    format,
    header,
    columns: columns.map((column, place) => ({ ...column, meaning: meanings[place] ?? 'nothing' })),
    rows: rows.slice(0, shownRows),
  });
}

interface Table {
  readonly header: ImportMapping['header'];
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function ofObjects(lines: readonly string[]): Table {
  const objects = lines.flatMap((line) => jsonObject(line) ?? []);
  const names = [...new Set(objects.flatMap((object) => pathsIn(object)))].slice(0, 200);
  return { header: 'names', names, rows: rowsOf(lines, { type: 'json-lines' }, names) };
}

function ofTable(lines: readonly string[], format: FileFormat, wanted: ImportMapping['header'] | undefined): Table {
  const rows = rowsOf(lines, format);
  const [first = [], ...others] = rows;
  const header = wanted ?? (isHeader(first, others) ? 'names' : 'none');
  if (header === 'names') return { header, names: first.map((name) => name.trim()), rows: others };
  return { header, names: first.map((_, place) => `column ${place + 1}`), rows };
}

/** Names are texts, all there and all different: dates, numbers and phones are content. `no` is a name where what stands below it is no yes or no. */
function isHeader(cells: readonly string[], others: readonly (readonly string[])[]): boolean {
  const names = cells.map((cell) => cell.trim());
  const isName = (name: string, place: number): boolean => {
    const { type } = tellColumn('', [name]);
    if (type !== 'boolean') return type === 'text' && name !== '';
    const below = others.map((row) => row[place] ?? '');
    return /^\p{L}+$/u.test(name) && below.some((cell) => cell.trim() !== '') && tellColumn('', below).type !== 'boolean';
  };
  return names.every(isName) && new Set(names).size === names.length;
}

const unreadable = new Set(['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'Z_DATA_ERROR', 'Z_BUF_ERROR']);

async function openHead(path: string): Promise<Result<FileHead, 'unreadable' | 'too-large'>> {
  try {
    return ok(await readHead(path, headBytes));
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') return refuse('too-large');
    if (unreadable.has(code)) return refuse('unreadable');
    throw fault;
  }
}
