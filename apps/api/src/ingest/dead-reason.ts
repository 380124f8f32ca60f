/** Why a message cannot be taken in; the words are the screen's. */
export const deadReasons = [
  'malformed-json',
  'bad-batch',
  'not-an-object',
  'too-large',
  'too-many-events',
  'unstorable-text',
  'unknown-type',
  'no-id',
  'bad-id',
  'no-event-name',
  'bad-timestamp',
  'time-out-of-range',
  'bad-properties',
  'bad-phone',
  'bad-email',
  'attribute-type',
  'bad-money',
  'other-currency',
  'bad-products',
  'no-order-id',
  'no-order-value',
  'unknown-order',
  'refused',
] as const;

export type DeadReason = (typeof deadReasons)[number];

/** What is wrong, where, and what was there. Thrown inside of reading one message only, and caught by {@link readMessage}. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: DeadReason;
  readonly path: string | undefined;
  readonly found: string | undefined;

  constructor(reason: DeadReason, path?: string, found?: unknown) {
    super(reason);
    this.reason = reason;
    this.path = path;
    this.found = found === undefined ? undefined : shown(found);
  }
}

const shownCharacters = 120;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Cut by characters, so that none is halved.
  return [...text].slice(0, shownCharacters).join('');
}
