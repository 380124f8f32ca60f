import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from '../open-database.ts';
import type { ExportColumn, ExportGround, ExportRow, ExportTable } from './export-table.ts';
import type { ExportWish } from './export-wish.ts';
import { eventsTable, orderLinesTable, ordersTable } from './fact-tables.ts';
import { membersTable } from './members-table.ts';
import { csvPieces, jsonPieces } from './write-rows.ts';

export interface ExportFileOptions {
  readonly workspaceId: string;
  readonly wish: Pick<ExportWish, 'what' | 'format' | 'since' | 'until'>;
  /** Numbers of the people whose rows are wanted, ascending; null: everybody's. */
  readonly members: Int32Array | null;
  /** Where the file will be, whole or not at all; what is not whole yet has `.part` behind. */
  readonly path: string;
  /** Makes a Parquet file out of lines of JSON that hold the cells as `c0`, `c1` …; throws once the signal is aborted. */
  readonly toParquet: (file: {
    readonly from: string;
    readonly to: string;
    readonly columns: readonly ExportColumn[];
    readonly signal?: AbortSignal | undefined;
  }) => Promise<void>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (told: { readonly done: number; readonly total: number }) => void;
}

export interface Exported {
  readonly rows: number;
  readonly bytes: number;
  /** It was stopped before the end: there is no file. */
  readonly cancelled: boolean;
}

/**
 * Writes a file of a workspace's rows, as of one moment: counted and read in the same snapshot, a page in memory at a time. A repeat writes it anew.
 * Throws where the disk is full.
 */
export async function exportFile(db: Database, options: ExportFileOptions): Promise<Exported> {
  const { workspaceId, wish, members, path, toParquet, signal, onProgress } = options;
  const part = `${path}.part`;
  const raw = `${path}.rows`;
  try {
    const written = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (snapshot) => {
        const { zone, currency } = await readWorkspace(snapshot, workspaceId);
        await sql`select set_config('TimeZone', ${zone}, true)`.execute(snapshot);
        const table = await tableOf(wish.what, { db: snapshot, workspaceId, currency, members, since: wish.since, until: wish.until });
        const total = await table.count();
        let done = 0;
        onProgress?.({ done, total });
        const counted = countedPages(table, (rows) => {
          signal?.throwIfAborted();
          done += rows;
          onProgress?.({ done, total });
        });
        const isCsv = wish.format === 'csv';
        const pieces = isCsv ? csvPieces(table.columns, counted) : jsonPieces(table.columns, counted);
        await pipeline(Readable.from(pieces), createWriteStream(isCsv ? part : raw, { mode: 0o600 }));
        invariant(done === total, `${done} rows of ${total}`);
        return { columns: table.columns, rows: done };
      });
    if (wish.format === 'parquet') await toParquet({ from: raw, to: part, columns: written.columns, signal });
    signal?.throwIfAborted();
    await rename(part, path);
    return { rows: written.rows, bytes: (await stat(path)).size, cancelled: false };
  } catch (fault) {
    if (signal?.aborted !== true) throw fault;
    return { rows: 0, bytes: 0, cancelled: true };
  } finally {
    for (const left of [part, raw]) await rm(left, { force: true });
  }
}

async function readWorkspace(db: Database, workspaceId: string): Promise<{ readonly zone: string; readonly currency: string }> {
  const { rows } = await sql<{ zone: string; currency: string }>`select zone, currency from workspace where id = ${workspaceId}`.execute(db);
  const [workspace] = rows;
  invariant(workspace !== undefined, `No workspace ${workspaceId}`);
  return workspace;
}

function tableOf(what: ExportWish['what'], ground: ExportGround): ExportTable | Promise<ExportTable> {
  if (what === 'members') return membersTable(ground);
  if (what === 'events') return eventsTable(ground);
  return what === 'orders' ? ordersTable(ground) : orderLinesTable(ground);
}

async function* countedPages(table: ExportTable, onPage: (rows: number) => void): AsyncGenerator<readonly ExportRow[]> {
  for await (const page of table.pages()) {
    onPage(page.length);
    yield page;
  }
}
