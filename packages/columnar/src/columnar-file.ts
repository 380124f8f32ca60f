import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  BIGINT,
  BOOLEAN,
  DOUBLE,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { SqlValue, Statement } from '@magpie/audience/sql';
import { rm } from 'node:fs/promises';
import { columnarFormat, columnarTables } from './tables.ts';

/** What one file may take of the machine: what does not fit is written beside it. */
const limits = { memory_limit: '768MB', threads: '2', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** A DuckDB of one workspace, in a file of its own or in memory. */
export class ColumnarFile {
  readonly #instance: DuckDBInstance;
  readonly connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  /** Opens a file, or makes it anew where it is missing, of another format or torn. Null: in memory. */
  static async open(path: string | null): Promise<ColumnarFile> {
    const found = await tryOpen(path);
    if (found !== null) return new ColumnarFile(found.instance, found.connection);
    if (path !== null) for (const part of [path, `${path}.wal`]) await rm(part, { force: true });
    const { instance, connection } = await connect(path);
    for (const table of columnarTables) await connection.run(table);
    await connection.run("insert into fed values ($1::integer, '', 0, null, 0, false)", [columnarFormat]);
    return new ColumnarFile(instance, connection);
  }

  /** Runs a statement of the audience language, or one of ours. */
  async rows({ text, values }: Statement): Promise<readonly Readonly<Record<string, DuckDBValue>>[]> {
    const reader = await this.connection.runAndReadAll(text, values.map(bound), values.map(typeOf));
    return reader.getRowObjects();
  }

  /** Does all of a piece of work, or nothing of it. */
  async whole<Value>(work: () => Promise<Value>): Promise<Value> {
    await this.connection.run('begin transaction');
    try {
      const value = await work();
      await this.connection.run('commit');
      return value;
    } catch (fault) {
      await this.connection.run('rollback');
      throw fault;
    }
  }

  close(): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

async function connect(path: string | null): Promise<{ readonly instance: DuckDBInstance; readonly connection: DuckDBConnection }> {
  const instance = await DuckDBInstance.create(path ?? ':memory:', limits);
  return { instance, connection: await instance.connect() };
}

/** Null for whatever cannot be read as ours: the truth is elsewhere, and it is built again. */
async function tryOpen(path: string | null): Promise<Awaited<ReturnType<typeof connect>> | null> {
  if (path === null) return null;
  try {
    const opened = await connect(path);
    const reader = await opened.connection.runAndReadAll('select format from fed');
    if (reader.getRows()[0]?.[0] === columnarFormat) return opened;
    opened.connection.closeSync();
    opened.instance.closeSync();
    return null;
  } catch (fault) {
    // Somebody else has it open: it is not ours to throw away.
    if (fault instanceof Error && /lock/i.test(fault.message)) throw fault;
    return null;
  }
}

function bound(value: SqlValue): DuckDBValue {
  return typeof value === 'object' ? listValue([...value]) : value;
}

function typeOf(value: SqlValue): DuckDBType {
  if (typeof value === 'object') return LIST(typeof value[0] === 'bigint' ? BIGINT : VARCHAR);
  if (typeof value === 'boolean') return BOOLEAN;
  return typeof value === 'number' ? DOUBLE : typeof value === 'bigint' ? BIGINT : VARCHAR;
}
