import { minuteMs } from '@magpie/kit';

export interface BackOffOptions {
  readonly firstMs: number;
  readonly capMs: number;
  /** A service that was ready for this long starts anew from `firstMs`. */
  readonly healthyMs: number;
}

export const defaultBackOff: BackOffOptions = { firstMs: 250, capMs: 15_000, healthyMs: minuteMs };

/** How long to wait before each restart: doubling up to the cap, and from the beginning after a healthy minute. */
export function backOff({ firstMs, capMs, healthyMs }: BackOffOptions = defaultBackOff): (readyMs: number) => number {
  let failures = 0;
  return (readyMs) => {
    if (readyMs >= healthyMs) failures = 0;
    return Math.min(capMs, firstMs * 2 ** failures++);
  };
}
