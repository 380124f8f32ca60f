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

/** Writes a Parquet file (zstd) out of lines of JSON that hold the cells of `columns` as `c0`, `c1` … in their order. Instants are moments in UTC. */
export async function writeParquet(from: string, to: string, columns: readonly ParquetColumn[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: memory,
    threads: '1',
    temp_directory: '',
  });
  try {
    const connection = await instance.connect();
    try {
      // Read as they are written, exactly; their types are given to them afterwards.
      const read = columns
        .map(({ type }, index) => `'c${index}': '${type === 'decimal' || type === 'instant' ? 'VARCHAR' : types[type]}'`)
        .join(', ');
      const chosen = columns.map(({ name, type }, index) => `c${index}::${types[type]} as ${quoted(name)}`).join(', ');
      await connection.run(
        `copy (select ${chosen} from read_json(${literal(from)}, format = 'newline_delimited', columns = {${read}}, maximum_object_size = 33554432))
         to ${literal(to)} (format parquet, compression zstd)`,
      );
    } finally {
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
