export interface ImportCounts {
  /** Rows of the file, header and blank lines included: imported + alreadyThere + rejected + skipped. */
  readonly read: number;
  readonly imported: number;
  readonly alreadyThere: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly newMembers: number;
  /** Rejected rows by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Counts an import. */
export class ImportTally {
  watermark = 0n;
  #read = 0;
  #imported = 0;
  #alreadyThere = 0;
  #skipped = 0;
  #newMembers = 0;
  readonly #reasons = new Map<string, number>();

  /** A row came out of the file. */
  read(): void {
    this.#read++;
  }

  /** Rows that were read and left lying, because somebody stopped the import: they are as if they had not been read. */
  leave(rows: number): void {
    this.#read -= rows;
  }

  skip(): void {
    this.#skipped++;
  }

  reject(reason: string): void {
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  take(batch: { readonly imported: number; readonly alreadyThere: number; readonly newMembers: number; readonly watermark: bigint }): void {
    this.#imported += batch.imported;
    this.#alreadyThere += batch.alreadyThere;
    this.#newMembers += batch.newMembers;
    this.watermark = batch.watermark;
  }

  counts(): ImportCounts {
    const rejected = [...this.#reasons.values()].reduce((sum, count) => sum + count, 0);
    return {
      read: this.#read,
      imported: this.#imported,
      alreadyThere: this.#alreadyThere,
      rejected,
      skipped: this.#skipped,
      newMembers: this.#newMembers,
      reasons: Object.fromEntries(this.#reasons),
    };
  }
}
