/** Why the embedded PostgreSQL cannot run. `crashed` is worth another try; the others stay until somebody acts. */
export type ClusterErrorReason =
  | 'port-in-use'
  | 'disk-full'
  | 'other-version'
  | 'no-permission'
  | 'no-memory'
  | 'no-binaries'
  | 'no-user'
  | 'crashed';

/** The message is one sentence for a person, with what to do. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly reason: ClusterErrorReason;

  constructor(reason: ClusterErrorReason, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.reason = reason;
  }
}

const signs: readonly (readonly [RegExp, ClusterErrorReason, string])[] = [
  [
    /Address already in use|could not create any TCP\/IP sockets/,
    'port-in-use',
    'another program listens on its port; stop that program, or give another port',
  ],
  [/No space left on device/, 'disk-full', 'the disk is full; free some space and start again, nothing is lost'],
  [
    /database files are incompatible with server|initialized by PostgreSQL version/,
    'other-version',
    'its data folder was written by another version of PostgreSQL; dump and restore it, or start with an empty state folder',
  ],
  [/could not create shared memory segment|Cannot allocate memory/, 'no-memory', 'the machine gives it too little memory; lower shared_buffers'],
  [
    /Permission denied|has invalid permissions|has wrong ownership/,
    'no-permission',
    'it may not use its data folder; give the folder back to the user that runs it',
  ],
];

/** Reads the server's own log (in English, LC_MESSAGES=C) for the reason it ended. */
export function explainClusterLog(log: string, dataDir: string): ClusterError {
  const found = signs.find(([pattern]) => pattern.test(log));
  const last = log.trim().split('\n').at(-1) ?? '';
  return found === undefined
    ? new ClusterError('crashed', `The embedded PostgreSQL in ${dataDir} ended${last === '' ? '' : `: ${last}`}`)
    : new ClusterError(found[1], `The embedded PostgreSQL in ${dataDir} cannot run: ${found[2]}.`, { cause: last });
}
