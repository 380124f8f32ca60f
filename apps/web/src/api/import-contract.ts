/** What the import screens read from the API (see contract.ts). */
export interface ImportCounts {
  readonly read: number;
  readonly imported: number;
  readonly alreadyThere: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly newMembers: number;
  readonly reasons: Readonly<Record<string, number>>;
}

export interface ImportJob {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly doneBytes: number;
  readonly state: 'uploaded' | 'queued' | 'running' | 'finished' | 'stopped' | 'failed';
  readonly mapping: unknown;
  readonly counts: ImportCounts | null;
  readonly refusal: { readonly code: string; readonly detail: string } | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

export type FileFormat =
  | { readonly type: 'whitespace' }
  | { readonly type: 'json-lines' }
  | { readonly type: 'delimited'; readonly delimiter: string; readonly quote: '"' | "'" | null };

export type ColumnMeaning =
  | 'member'
  | 'date'
  | 'row-id'
  | 'value'
  | 'quantity'
  | 'unit-price'
  | 'goods'
  | 'goods-name'
  | 'phone'
  | 'email'
  | 'tags'
  | 'consent'
  | 'property'
  | 'attribute'
  | 'nothing';

export interface LookedColumn {
  readonly name: string;
  readonly type: 'empty' | 'date' | 'boolean' | 'number' | 'phone' | 'text';
  readonly patterns: readonly string[];
  readonly hasDecimals: boolean;
  readonly filled: number;
  readonly isUnique: boolean;
  readonly samples: readonly string[];
  readonly meaning: ColumnMeaning;
}

export interface FileLook {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly isGzip: boolean;
  readonly format: FileFormat;
  readonly header: 'names' | 'none';
  readonly columns: readonly LookedColumn[];
  readonly rows: readonly (readonly string[])[];
}
