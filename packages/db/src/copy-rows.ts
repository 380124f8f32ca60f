import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invariant } from '@magpie/kit';
import { CompiledQuery, type Kysely } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DB } from './schema/database.gen.ts';

/** A value of a COPY row: text, numbers, booleans, instants as Date, bytes; null. JSON goes in as its text. */
export type CopyCell = string | number | bigint | boolean | Date | Uint8Array | null;
export type CopyRow = readonly CopyCell[];

/** Rows on their way into a table, as a statement's parameter: the text of a COPY in pieces. */
export class CopyRows {
  readonly pieces: Iterable<Buffer> | AsyncIterable<Buffer>;

  constructor(pieces: Iterable<Buffer> | AsyncIterable<Buffer>) {
    this.pieces = pieces;
  }
}

/** Rows as the text of a COPY, made as they come, so that what they were made of need not be held. */
export class CopyText {
  #pieces: Buffer[] = [];
  #text = '';

  /** True when a piece became whole with it. */
  add(row: CopyRow): boolean {
    for (let i = 0; i < row.length; i++) this.#text += i === 0 ? cellText(row[i]) : `\t${cellText(row[i])}`;
    this.#text += '\n';
    const isWhole = this.#text.length >= chunkCharacters;
    if (isWhole) this.#close();
    return isWhole;
  }

  /** Gives away what has come since the last time. */
  take(): readonly Buffer[] {
    if (this.#text !== '') this.#close();
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  #close(): void {
    this.#pieces.push(Buffer.from(this.#text));
    this.#text = '';
  }
}

/** COPYs rows into a table inside the caller's transaction; the fastest way in. Table and columns are the code's own names, never input. */
export async function copyRows(db: Kysely<DB>, target: CopyTarget, rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): Promise<bigint> {
  return copyPieces(db, target, piecesOf(rows));
}

interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The same with rows that are text already, as {@link CopyText} makes it. */
export async function copyPieces(db: Kysely<DB>, target: CopyTarget, pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<bigint> {
  const names = [target.table, ...target.columns];
  invariant(
    names.every((name) => /^[a-z_]+$/.test(name)),
    `Not a table and columns of ours: ${names.join(' ')}`,
  );
  const result = await db.executeQuery(CompiledQuery.raw(`copy ${target.table} (${target.columns.join(', ')}) from stdin`, [new CopyRows(pieces)]));
  return result.numAffectedRows ?? 0n;
}

/** Sends the rows of a COPY statement. */
export async function sendCopy(client: pg.PoolClient, statement: string, { pieces }: CopyRows): Promise<bigint> {
  const target = client.query(copyFrom(statement));
  await pipeline(Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 18 }), target);
  return BigInt(target.rowCount);
}

const chunkCharacters = 1 << 16;

async function* piecesOf(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): AsyncGenerator<Buffer> {
  const text = new CopyText();
  // An ordinary iterable is walked without a promise per row.
  if (Symbol.iterator in rows) {
    for (const row of rows) if (text.add(row)) yield* text.take();
  } else for await (const row of rows) if (text.add(row)) yield* text.take();
  yield* text.take();
}

function cellText(cell: CopyCell | undefined): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'string') return special.test(cell) ? escaped(cell) : cell;
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`;
  return String(cell);
}

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return text.replaceAll(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}
