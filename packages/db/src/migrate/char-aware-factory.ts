import type { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';

type PgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Object id of PostgreSQL's one-byte type `"char"`, which its catalogue is full of. */
const charType = 18;

/**
 * Prisma's adapter with the one column type that it cannot read and that its schema engine asks for: the kind of a constraint. Without it a database
 * with check constraints cannot be described.
 */
export function charAwareFactory(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => charAware(await factory.connect()),
    connectToShadowDb: async () => charAware(await factory.connectToShadowDb()),
  };
}

function charAware(adapter: PgAdapter): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query).catch((fault: unknown) => (isCharFault(fault) ? readChars(adapter, query) : Promise.reject(fault))),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (isolation) => adapter.startTransaction(isolation),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    dispose: () => adapter.dispose(),
  };
}

/** Asks again with every `"char"` as text, and calls those columns by their type. */
async function readChars(adapter: PgAdapter, query: SqlQuery): Promise<SqlResultSet> {
  const inner = query.sql.trim().replace(/;$/, '');
  const { fields } = await adapter.underlyingDriver().query(`select * from (${inner}) as described limit 0`, query.args);
  const columns = fields.map(({ name, dataTypeID }) => (dataTypeID === charType ? `"${name}"::text as "${name}"` : `"${name}"`));
  const result = await adapter.queryRaw({ ...query, sql: `select ${columns.join(', ')} from (${inner}) as described` });
  return {
    ...result,
    columnTypes: result.columnTypes.map((type, index) => (fields[index]?.dataTypeID === charType ? ColumnTypeEnum.Character : type)),
  };
}

function isCharFault(fault: unknown): boolean {
  return fault instanceof Error && typeof fault.cause === 'object' && fault.cause !== null && 'type' in fault.cause && fault.cause.type === 'char';
}
