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

/** Rows on their way into a table, as a statement's parameter. */
export class CopyRows {
  readonly rows: Iterable<CopyRow> | AsyncIterable<CopyRow>;

  constructor(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>) {
    this.rows = rows;
  }
}

/** COPYs rows into a table inside the caller's transaction; the fastest way in. Table and columns are the code's own names, never input. */
export async function copyRows(
  db: Kysely<DB>,
  target: { readonly table: string; readonly columns: readonly string[] },
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): Promise<bigint> {
  const names = [target.table, ...target.columns];
  invariant(
    names.every((name) => /^[a-z_]+$/.test(name)),
    `Not a table and columns of ours: ${names.join(' ')}`,
  );
  const result = await db.executeQuery(CompiledQuery.raw(`copy ${target.table} (${target.columns.join(', ')}) from stdin`, [new CopyRows(rows)]));
  return result.numAffectedRows ?? 0n;
}

/** Sends the rows of a COPY statement. */
export async function sendCopy(client: pg.PoolClient, statement: string, { rows }: CopyRows): Promise<bigint> {
  const target = client.query(copyFrom(statement));
  await pipeline(Readable.from(linesOf(rows), { objectMode: false, highWaterMark: 1 << 18 }), target);
  return BigInt(target.rowCount);
}

const chunkCharacters = 1 << 16;

async function* linesOf(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): AsyncGenerator<Buffer> {
  let text = '';
  const add = (row: CopyRow): void => {
    for (let i = 0; i < row.length; i++) text += i === 0 ? cellText(row[i]) : `\t${cellText(row[i])}`;
    text += '\n';
  };
  // An ordinary iterable is walked without a promise per row.
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      add(row);
      if (text.length < chunkCharacters) continue;
      yield Buffer.from(text);
      text = '';
    }
  } else {
    for await (const row of rows) {
      add(row);
      if (text.length < chunkCharacters) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
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
