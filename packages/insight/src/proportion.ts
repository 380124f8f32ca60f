import { invariant } from '@magpie/kit';

/** `k` of `n` people did it. */
export interface Proportion {
  readonly n: number;
  readonly k: number;
}

/** k / n; 0 of nobody is 0. Throws for counts that cannot be: negative, not finite, or k above n. */
export function shareOf({ n, k }: Proportion): number {
  invariant(k >= 0 && k <= n && Number.isFinite(n), `${k} of ${n} is not a proportion`);
  return n === 0 ? 0 : k / n;
}
