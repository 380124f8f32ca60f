import type { ImportMapping } from './mapping.ts';
import { cellText, jsonObject, valueAt } from './json-cells.ts';
import type { Line } from './read-lines.ts';

/** One row of a file: its fields, or why it cannot be one. */
export type FileRecord = { readonly line: number; readonly text: string } & (
  | { readonly fields: readonly string[] }
  | { readonly reason: RecordFault }
);

export type RecordFault = 'line-too-long' | 'unclosed-quote' | 'blank' | 'not-json';

const maxRecordLines = 1000;

/** Puts lines together to records. A quoted field may hold delimiters, doubled quotes and line ends; blank lines come out as `blank`. */
export class RecordReader {
  readonly #format: ImportMapping['format'];
  readonly #maxCharacters: number;
  readonly #columns: readonly string[];
  #open: Line[] = [];
  #openCharacters = 0;
  #quotes = 0;

  /** `columns`: what is asked of each object, where the format is JSON Lines. */
  constructor(format: ImportMapping['format'], maxCharacters: number, columns: readonly string[] = []) {
    this.#format = format;
    this.#columns = columns;
    this.#maxCharacters = maxCharacters;
  }

  add(line: Line): readonly FileRecord[] {
    if (this.#format.type === 'whitespace') return [whole(line, (text) => text.trim().split(/\s+/))];
    if (this.#format.type === 'json-lines') return [fromJson(line, this.#columns)];
    const { delimiter, quote } = this.#format;
    if (quote === null) return [whole(line, (text) => text.split(delimiter))];
    if (this.#open.length === 0 && !line.text.includes(quote)) return [whole(line, (text) => text.split(delimiter))];
    if (line.isCut && this.#open.length === 0) return [whole(line, () => [])];
    this.#open.push(line);
    this.#quotes += line.text.split(quote).length - 1;
    this.#openCharacters += line.text.length + 1;
    if (line.isCut || this.#openCharacters > this.#maxCharacters || this.#open.length > maxRecordLines) return this.#giveUp();
    // A record is complete when its quotes are even in number: a doubled quote counts twice.
    return this.#quotes % 2 === 0 ? [this.#close((text) => ({ fields: splitQuoted(text, delimiter, quote) }))] : [];
  }

  /** What is still open at the end of the file. */
  end(): readonly FileRecord[] {
    const records: FileRecord[] = [];
    while (this.#open.length > 0) records.push(...this.#giveUp());
    return records;
  }

  #close(read: (text: string) => { readonly fields: readonly string[] } | { readonly reason: RecordFault }): FileRecord {
    const line = this.#open[0]?.number ?? 0;
    const text = this.#open.map((part) => part.text).join('\n');
    this.#reset([]);
    return { line, text, ...read(text) };
  }

  /** A quote that nothing closes: its first line is to blame, the lines it swallowed are read again without it. */
  #giveUp(): readonly FileRecord[] {
    const [first, ...swallowed] = this.#open;
    this.#reset(first ? [first] : []);
    const rejected = this.#close(() => ({ reason: 'unclosed-quote' }));
    return [rejected, ...swallowed.flatMap((line) => this.add(line))];
  }

  #reset(open: Line[]): void {
    this.#open = open;
    this.#openCharacters = 0;
    this.#quotes = 0;
  }
}

function whole(line: Line, split: (text: string) => readonly string[]): FileRecord {
  if (line.isCut) return { line: line.number, text: line.text, reason: 'line-too-long' };
  if (line.text.trim() === '') return { line: line.number, text: line.text, reason: 'blank' };
  return { line: line.number, text: line.text, fields: split(line.text) };
}

/** The cells that are asked for, as text: what is missing or null is an empty cell. */
function fromJson(line: Line, columns: readonly string[]): FileRecord {
  const record = whole(line, () => []);
  if ('reason' in record) return record;
  const object = jsonObject(line.text);
  if (object === null) return { line: line.number, text: line.text, reason: 'not-json' };
  return { ...record, fields: columns.map((column) => cellText(valueAt(object, column))) };
}

function splitQuoted(text: string, delimiter: string, quote: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === quote && isQuoted && text.charAt(i + 1) === quote) {
      field += quote;
      i++;
    } else if (character === quote) isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return [...fields, field];
}
