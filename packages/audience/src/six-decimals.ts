/** How a property's number is added: in whole millionths. */
export const millionths = 1_000_000;

/** Numbers beyond are not added: their millionths would not be whole in a float of 64 bits. */
export const addedAtMost = 9_000_000_000;

/** A property's number in millionths, rounded half up; null when it is no number, or beyond {@link addedAtMost}. */
export function inMillionths(value: unknown): bigint | null {
  if (typeof value !== 'number' || Math.abs(value) > addedAtMost) return null;
  return BigInt(Math.floor(value * millionths + 0.5));
}

/** What a sum or average of millionths is compared with, kept within what 64 bits hold. */
export function thresholdInMillionths(value: number): bigint {
  const limit = 9_000_000_000_000;
  return BigInt(Math.floor(Math.min(Math.max(value, -limit), limit) * millionths + 0.5));
}
