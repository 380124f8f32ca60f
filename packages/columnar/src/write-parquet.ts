import { DuckDBInstance } from '@duckdb/node-api';

export interface ParquetColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'number' | 'boolean' | 'instant';
}

/** Memory that may be used; the file is written a group of rows at a time. */
const memory = '256MB';

const types = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL(38, 4)',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  instant: 'TIMESTAMPTZ',
} as const;

export interface ParquetFile {
  /** Lines of JSON that hold the cells of `columns` as `c0`, `c1` … in their order. */
  readonly from: string;
  readonly to: string;
  readonly columns: readonly ParquetColumn[];
  /** Aborted: it throws, and what is written so far is no file. */
  readonly signal?: AbortSignal | undefined;
}

/** Writes a Parquet file (zstd). Instants are moments in UTC. */
export async function writeParquet({ from, to, columns, signal }: ParquetFile): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: memory,
    threads: '1',
    temp_directory: '',
  });
  try {
    const connection = await instance.connect();
    const stop = (): void => connection.interrupt();
    signal?.addEventListener('abort', stop);
    try {
      signal?.throwIfAborted();
      // Read as they are written, exactly; their types are given to them afterwards.
      const read = columns
        .map(({ type }, index) => `'c${index}': '${type === 'decimal' || type === 'instant' ? 'VARCHAR' : types[type]}'`)
        .join(', ');
      const chosen = columns.map(({ name, type }, index) => `c${index}::${types[type]} as ${quoted(name)}`).join(', ');
      await connection.run(
        `copy (select ${chosen} from read_json(${literal(from)}, format = 'newline_delimited', columns = {${read}}, maximum_object_size = 33554432))
         to ${literal(to)} (format parquet, compression zstd)`,
      );
      signal?.throwIfAborted();
    } finally {
      signal?.removeEventListener('abort', stop);
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
