/** Why a database could not be reached, for the sentence that says what to do. */
export type DatabaseUnavailableReason = 'refused' | 'unknown-host' | 'timed-out' | 'authentication' | 'no-database' | 'full' | 'starting' | 'other';

/** A fault at connecting. The message is one sentence for a person; it carries host, port and database, never the password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
  readonly reason: DatabaseUnavailableReason;

  constructor(reason: DatabaseUnavailableReason, message: string, cause: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

const reasons: Readonly<Record<string, DatabaseUnavailableReason>> = {
  ECONNREFUSED: 'refused',
  ENOENT: 'refused',
  ECONNRESET: 'refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ETIMEDOUT: 'timed-out',
  '28P01': 'authentication',
  '28000': 'authentication',
  '3D000': 'no-database',
  '53300': 'full',
  '57P03': 'starting',
};

const advice: Readonly<Record<DatabaseUnavailableReason, string>> = {
  refused: 'nothing answers there; start PostgreSQL or correct DATABASE_URL',
  'unknown-host': 'the host name is not known; correct DATABASE_URL',
  'timed-out': 'it does not answer; check the network and DATABASE_URL',
  authentication: 'it refuses this user or password; correct DATABASE_URL',
  'no-database': 'the server has no such database; create it or correct DATABASE_URL',
  full: 'it has no connection left; raise max_connections or lower the pools',
  starting: 'the server is starting or stopping; try again in a moment',
  other: 'connecting failed; the cause is attached',
};

/** Turns a connection fault into one that says where and what to do. */
export function databaseUnavailable(url: string, cause: unknown): DatabaseUnavailableError {
  const reason = reasons[codeOf(cause)] ?? 'other';
  return new DatabaseUnavailableError(reason, `Cannot use the database ${placeOf(url)}: ${advice[reason]}.`, cause);
}

function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}
