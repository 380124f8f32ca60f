import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Database } from '../open-database.ts';
import { PoolDriver } from '../pool-driver.ts';
import type { DB } from '../schema/database.gen.ts';

/** Thrown by whatever is asked of a database once its process is dead. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashingDatabase {
  readonly db: Database;
  /** What each commit so far had written: verbs and tables, in order. A statement that writes outside a transaction is a commit too. */
  readonly commits: readonly string[];
}

/**
 * A database whose process dies right after the first commit that `dies` is true of: the server has it, and nobody is told. Open transactions are rolled
 * back, as the server does when a client is gone. For tests of what a crash between a commit and all that was to follow leaves behind.
 */
export function openCrashingDatabase(url: string, dies: (written: string) => boolean): CrashingDatabase {
  const commits: string[] = [];
  let isDead = false;
  const life: Life = {
    isDead: () => isDead,
    committed: (written) => {
      commits.push(written);
      isDead = dies(written);
      if (isDead) throw new Crash(`after commit ${commits.length}: ${written}`);
    },
  };
  const db = new Kysely<DB>({
    dialect: {
      createDriver: () => new CrashingDriver(new PoolDriver(url, { maxConnections: 10, applicationName: 'crashing' }), life),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (instance) => new PostgresIntrospector(instance),
    },
  });
  return { db, commits };
}

interface Life {
  isDead(): boolean;
  /** Throws where this was the last. */
  committed(written: string): void;
}

class CrashingDriver implements Driver {
  readonly #pool: PoolDriver;
  readonly #life: Life;

  constructor(pool: PoolDriver, life: Life) {
    this.#pool = pool;
    this.#life = life;
  }

  init(): Promise<void> {
    return this.#pool.init();
  }

  async acquireConnection(): Promise<CrashingConnection> {
    if (this.#life.isDead()) throw new Crash('dead');
    return new CrashingConnection(await this.#pool.acquireConnection(), this.#life);
  }

  async beginTransaction(connection: CrashingConnection, settings: TransactionSettings): Promise<void> {
    await this.#pool.beginTransaction(connection.inner, settings);
    connection.written = new Set();
  }

  async commitTransaction(connection: CrashingConnection): Promise<void> {
    if (this.#life.isDead()) throw new Crash('dead');
    await this.#pool.commitTransaction(connection.inner);
    const { written } = connection;
    connection.written = null;
    if (written !== null && written.size > 0) this.#life.committed([...written].join(', '));
  }

  async rollbackTransaction(connection: CrashingConnection): Promise<void> {
    // A commit that was the last has ended the transaction already.
    if (connection.written !== null) await this.#pool.rollbackTransaction(connection.inner);
    connection.written = null;
  }

  async releaseConnection(connection: CrashingConnection): Promise<void> {
    await this.#pool.releaseConnection(connection.inner);
  }

  destroy(): Promise<void> {
    return this.#pool.destroy();
  }
}

class CrashingConnection implements DatabaseConnection {
  readonly inner: Awaited<ReturnType<PoolDriver['acquireConnection']>>;
  readonly #life: Life;
  /** What the open transaction has written; null outside one. */
  written: Set<string> | null = null;

  constructor(inner: Awaited<ReturnType<PoolDriver['acquireConnection']>>, life: Life) {
    this.inner = inner;
    this.#life = life;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#life.isDead()) throw new Crash('dead');
    const result = await this.inner.executeQuery<Row>(query);
    if ((result.numAffectedRows ?? 0n) === 0n) return result;
    const what = [...query.sql.matchAll(writes)].map(([, verb = '', table = '']) => `${verb.split(' ')[0]} ${table}`).join(' + ');
    if (this.written === null) this.#life.committed(what);
    else this.written.add(what);
    return result;
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery();
  }
}

/** Not `for update` and `do update`. */
const writes = /(?<!for |do )\b(insert into|update|delete from)\s+"?([a-z_]+)"?\s/g;
