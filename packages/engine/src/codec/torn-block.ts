/** Bytes that are not what the codec wrote. A torn or hostile block is refused, never guessed at. */
export class TornBlockError extends Error {
  override readonly name = 'TornBlockError';
}

/** Throws {@link TornBlockError} unless the bytes are as they should be. */
export function whole(condition: boolean, what: string): asserts condition {
  if (!condition) throw new TornBlockError(`Torn block: ${what}`);
}
