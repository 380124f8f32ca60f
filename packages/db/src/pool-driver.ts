import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type TransactionSettings } from 'kysely';
import pg from 'pg';
import { CopyRows, sendCopy } from './copy-rows.ts';
import { databaseUnavailable } from './database-unavailable.ts';
import type { DatabaseOptions } from './open-database.ts';

const int8 = 20;

/** Kysely over a pg pool, which can also COPY inside a transaction (a statement whose only parameter is {@link CopyRows}). */
export class PoolDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #url: string;

  constructor(url: string, { maxConnections, applicationName }: DatabaseOptions) {
    this.#url = url;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: maxConnections,
      application_name: applicationName,
      types: { getTypeParser: (id, format) => (id === int8 ? BigInt : pg.types.getTypeParser(id, format)) },
    });
    // A connection that dies (the server was killed) fails its query or is replaced at the next one; without listeners it would end the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => void client.on('error', () => undefined));
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PoolConnection> {
    try {
      return new PoolConnection(await this.#pool.connect());
    } catch (fault) {
      throw databaseUnavailable(this.#url, fault);
    }
  }

  async beginTransaction(connection: PoolConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(`begin${isolationLevel ? ` isolation level ${isolationLevel}` : ''}${accessMode ? ` ${accessMode}` : ''}`),
    );
  }

  async commitTransaction(connection: PoolConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: PoolConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: PoolConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class PoolConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #broken = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const [first] = parameters;
    try {
      if (first instanceof CopyRows) return { rows: [], numAffectedRows: await sendCopy(this.#client, sql, first) };
      const { command, rowCount, rows } = await this.#client.query<Row & pg.QueryResultRow>(sql, [...parameters]);
      const isChange = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
      return isChange ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
    } catch (fault) {
      this.#broken ||= isFatal(fault);
      // pg reports from its socket's stack: show who asked.
      if (fault instanceof Error) Error.captureStackTrace(fault, this.executeQuery);
      throw fault;
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming queries are not used: read by key ranges');
  }

  release(): void {
    this.#client.release(this.#broken);
  }
}

/** Whether the connection is lost with it: the server ended it (FATAL, PANIC), or it broke off without a word of the server's. */
function isFatal(fault: unknown): boolean {
  if (!(fault instanceof Error) || !('severity' in fault)) return true;
  return fault.severity === 'FATAL' || fault.severity === 'PANIC';
}
