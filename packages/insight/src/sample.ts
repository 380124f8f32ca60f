import { invariant } from '@magpie/kit';

/** What is needed of a measured quantity: how many, their mean, and their variance (divided by n − 1; 0 for fewer than two). */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * Sums values up in one pass without cancellation: Welford, "Note on a method for calculating corrected sums of squares and products",
 * Technometrics 4 (1962) 419–420. Members who spent nothing count as 0 and must be among the values.
 */
export function sampleOf(values: Iterable<number>): Sample {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    invariant(Number.isFinite(value), `${value} cannot be measured`);
    n += 1;
    const from = value - mean;
    mean += from / n;
    squares += from * (value - mean);
  }
  return { n, mean, variance: n < 2 ? 0 : squares / (n - 1) };
}
