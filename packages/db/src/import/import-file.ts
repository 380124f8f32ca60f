import { stat } from 'node:fs/promises';
import { invariant, ok, refuse, type Result } from '@magpie/kit';
import type { Database } from '../open-database.ts';
import { findWorkspace } from '../workspaces.ts';
import { takeFacts } from './take-facts.ts';
import { takeOrders } from './take-orders.ts';
import type { ForeignFormat } from './foreign-format.ts';
import { foretellFacts, foretellOrders } from './foretell-facts.ts';
import { ImportBatch, type RowBatch } from './import-batch.ts';
import { type ImportCounts, ImportTally } from './import-tally.ts';
import { LineBatch } from './line-batch.ts';
import { lineReader } from './line-reader.ts';
import { columnsOf, type ImportMapping } from './mapping.ts';
import type { InstantOf } from './parse-date.ts';
import { FileTooLargeError, ForeignFileError, readLines } from './read-lines.ts';
import { type FileRecord, RecordReader } from './read-records.ts';
import { rejectsFile } from './rejects-file.ts';
import { rowReader } from './row-facts.ts';
import { rowIds } from './row-ids.ts';
import { stagedLines } from './staged-orders.ts';

export interface ImportOptions {
  readonly workspaceId: string;
  readonly path: string;
  readonly mapping: ImportMapping;
  /** `instantOf` of the calendar. */
  readonly instantOf: InstantOf;
  /** Where rows that do not parse are written; nowhere when left out. */
  readonly rejectsPath?: string;
  /** Stops after the batch at hand; what is in stays in, and importing again goes on. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportCounts & { readonly bytes: number; readonly totalBytes: number }) => void;
  readonly batchRows?: number;
  /** Longest line, in characters; a longer one is rejected without being held. 1 Mi. */
  readonly maxLineCharacters?: number;
  /** Most bytes that may come out of a gzip file: 16 GiB. */
  readonly maxBytes?: number;
  /** Reads and counts as an import would, and writes nothing but the rejects. */
  readonly isDryRun?: boolean;
}

export type ImportRefusal =
  | { readonly code: 'no-workspace' | 'unreadable' | 'too-large' | ForeignFormat; readonly detail: string }
  | { readonly code: 'unknown-columns'; readonly detail: string }
  | { readonly code: 'currency-differs'; readonly detail: string };

export interface ImportReport extends ImportCounts {
  readonly workspaceId: string;
  readonly watermark: bigint;
  /** True when it was stopped before the end of the file. */
  readonly cancelled: boolean;
}

/**
 * Imports a file by a mapping, in batches, each one transaction, in flat memory. Repeatable: rows that are there already are counted as such. The
 * counts balance: read = imported + already there + rejected + skipped.
 */
export async function importFile(db: Database, options: ImportOptions): Promise<Result<ImportReport, ImportRefusal>> {
  const { workspaceId, mapping, path } = options;
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) return refuse({ code: 'no-workspace', detail: workspaceId });
  if (workspace.currency !== mapping.currency) return refuse({ code: 'currency-differs', detail: `${workspace.currency}, ${mapping.currency}` });
  try {
    const totalBytes = (await stat(path)).size;
    return await db.connection().execute((connection) => readFile(connection, { ...options, totalBytes }));
  } catch (fault) {
    if (fault instanceof FileTooLargeError) return refuse({ code: 'too-large', detail: fault.message });
    if (fault instanceof ForeignFileError) return refuse({ code: fault.format, detail: path });
    if (isUnreadable(fault)) return refuse({ code: 'unreadable', detail: fault.message });
    throw fault;
  }
}

async function readFile(
  connection: Database,
  options: ImportOptions & { readonly totalBytes: number },
): Promise<Result<ImportReport, ImportRefusal>> {
  const { mapping, signal, workspaceId, batchRows = 5000, maxLineCharacters = 1 << 20, maxBytes = 2 ** 34 } = options;
  const tally = new ImportTally();
  const isJson = mapping.format.type === 'json-lines';
  const asked = columnsOf(mapping);
  const records = new RecordReader(mapping.format, maxLineCharacters, asked);
  const rejects = rejectsFile(options.rejectsPath);
  const ids = await rowIds(connection, mapping.source);
  const staged = await stagedLines(connection);
  const take = options.isDryRun === true ? await foretellFacts(connection, workspaceId) : takeFacts(connection, workspaceId);
  let bytes = 0;
  // An object names its values itself.
  const named = isJson ? asked : mapping.header === 'none' ? (mapping.columns ?? []) : null;
  let batch: RowBatch | null = named === null ? null : batchOf(named);
  let toSkip = mapping.skipLines;
  let missing: readonly string[] = named === null ? [] : missingIn(named);

  function tell(): void {
    options.onProgress?.({ ...tally.counts(), bytes, totalBytes: options.totalBytes });
  }

  function batchOf(columns: readonly string[]): RowBatch {
    const { row, ...others } = mapping;
    if (row.type === 'order-line') {
      const read = lineReader({ ...others, row }, columns, options.instantOf);
      const orders =
        options.isDryRun === true ? foretellOrders(connection, workspaceId) : takeOrders(connection, { workspaceId, currency: mapping.currency });
      return new LineBatch({ take, orders, read, staged, tally, rejects, signal, onOrders: tell });
    }
    return new ImportBatch({ take, reader: rowReader({ ...others, row }, columns, options.instantOf), ids, tally, rejects });
  }

  function missingIn(columns: readonly string[]): readonly string[] {
    return asked.filter((column) => !columns.includes(column));
  }

  function add(record: FileRecord): void {
    tally.read();
    if (toSkip > 0) {
      toSkip--;
      tally.skip();
    } else if ('reason' in record && record.reason === 'blank') tally.skip();
    else if (batch) batch.add(record);
    else {
      const columns = 'fields' in record ? record.fields.map((field) => field.trim()) : [];
      missing = missingIn(columns);
      batch = batchOf(columns);
      tally.skip();
    }
  }

  try {
    const lineOptions = { encoding: mapping.encoding, maxLineCharacters, maxBytes, onBytes: (read: number) => (bytes = read) };
    for await (const lines of readLines(options.path, lineOptions)) {
      for (const line of lines) for (const record of records.add(line)) add(record);
      if (missing.length > 0) break;
      if (batch && batch.size >= batchRows) {
        await batch.write();
        tell();
      }
      if (signal?.aborted === true) break;
    }
    for (const record of records.end()) add(record);
    if (missing.length > 0) return refuse({ code: 'unknown-columns', detail: missing.join(', ') });
    await batch?.finish();
  } finally {
    await rejects.close();
  }
  const counts = tally.counts();
  invariant(counts.read === counts.imported + counts.alreadyThere + counts.rejected + counts.skipped, 'An import whose counts do not balance');
  return ok({ ...counts, workspaceId: options.workspaceId, watermark: tally.watermark, cancelled: signal?.aborted === true });
}

function isUnreadable(fault: unknown): fault is Error {
  const codes = ['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'Z_DATA_ERROR', 'Z_BUF_ERROR'];
  return fault instanceof Error && 'code' in fault && codes.includes(String(fault.code));
}
