import type { Random } from '@magpie/kit';

/** Attempts in all: the last comes some three days after the first. */
const mostAttempts = 12;
const firstMs = 10_000;
const longestMs = 24 * 3_600_000;

export interface Tried {
  /** Attempts so far, this one among them. */
  readonly attempts: number;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
}

export type NextAttempt = { readonly type: 'delivered' } | { readonly type: 'again'; readonly afterMs: number } | { readonly type: 'never' };

/**
 * What follows an attempt. Any 2xx is an arrival; 410 is a receiver that is gone; everything else, redirects among it, is tried again after ten seconds, and
 * three times as long each time, at most a day: from three quarters to five quarters of it, so that what failed together does not come together. Who asks to
 * be left alone for longer is, for a day at most.
 */
export function nextAttempt({ attempts, status, retryAfterSeconds }: Tried, random: Random): NextAttempt {
  if (status !== null && status >= 200 && status < 300) return { type: 'delivered' };
  if (status === 410 || attempts >= mostAttempts) return { type: 'never' };
  const backOffMs = Math.min(longestMs, firstMs * 3 ** (attempts - 1)) * (0.75 + random.next() / 2);
  const askedMs = Math.min(longestMs, (retryAfterSeconds ?? 0) * 1_000);
  return { type: 'again', afterMs: Math.round(Math.max(backOffMs, askedMs)) };
}
