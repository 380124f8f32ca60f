import { refuse } from '@magpie/kit';
import type { FactInput } from '../facts/fact-input.ts';
import type { ImportTally } from './import-tally.ts';
import type { FileRecord } from './read-records.ts';
import type { Reject, RejectsFile } from './rejects-file.ts';
import type { RowReader } from './row-facts.ts';
import type { RowIds } from './row-ids.ts';
import type { TakeFacts } from './take-facts.ts';

interface BatchContext {
  readonly take: TakeFacts;
  readonly reader: RowReader;
  readonly ids: RowIds;
  readonly tally: ImportTally;
  readonly rejects: RejectsFile;
}

/** Rows on their way in. */
export interface RowBatch {
  readonly size: number;
  add(record: FileRecord): void;
  /** Takes in what was added, or puts it aside until the file is read; writes down what does not parse. */
  write(): Promise<void>;
  /** After the last row. */
  finish(): Promise<void>;
}

/** Rows that are something whole: each batch one transaction. */
export class ImportBatch implements RowBatch {
  readonly #context: BatchContext;
  #records: FileRecord[] = [];

  constructor(context: BatchContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#records.length;
  }

  add(record: FileRecord): void {
    this.#records.push(record);
  }

  async write(): Promise<void> {
    const { take, reader, ids, tally, rejects } = this.#context;
    const rejected: Reject[] = [];
    const reject = (record: FileRecord, reason: string): void => {
      rejected.push({ line: record.line, reason, content: record.text });
      tally.reject(reason);
    };
    const keyed: { readonly record: FileRecord; readonly fields: readonly string[]; readonly key: string | null }[] = [];
    for (const record of this.#records) {
      const key = 'reason' in record ? refuse(record.reason) : reader.keyOf(record.fields);
      if (!key.ok) reject(record, key.refusal);
      else if ('fields' in record) keyed.push({ record, fields: record.fields, key: key.value });
    }
    this.#records = [];
    // All or none have a key: the mapping says.
    const contents = keyed.filter(({ key }) => key === null).map(({ fields, record: { text } }) => reader.contentOf({ fields, text }));
    const drawn = contents.length > 0 ? await ids.idsFor(contents) : [];
    const rows: FactInput[] = [];
    const others: FactInput[] = [];
    for (const [place, { record, fields, key }] of keyed.entries()) {
      const facts = reader.read(fields, key ?? drawn[place] ?? '');
      if (!facts.ok) {
        reject(record, facts.refusal);
        continue;
      }
      const [row, ...rest] = facts.value;
      rows.push(row);
      others.push(...rest);
    }
    rejected.sort((left, right) => left.line - right.line);
    await rejects.add(rejected);
    const { imported, newMembers, watermark } = await take(rows, others);
    tally.take({ imported, alreadyThere: rows.length - imported, newMembers, watermark });
  }

  finish(): Promise<void> {
    return this.write();
  }
}
