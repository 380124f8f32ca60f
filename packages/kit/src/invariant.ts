/** A fault of our own: something the code promised did not hold. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws {@link InvariantError} unless `condition` holds. For bugs, never for bad input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Proves at compile time that every member of a union was handled. */
export function unreachable(value: never): never {
  throw new InvariantError(`Unhandled case: ${JSON.stringify(value)}`);
}
