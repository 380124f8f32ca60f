import { invariant } from '@magpie/kit';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalCumulative, normalQuantile } from './normal.ts';

/** Above this the normal differs by less than 1e-9 and the fraction needs ever more steps. */
const normalFrom = 1e9;

/** P(|T| ≥ |t|) of Student's distribution, both tails (Student 1908; Abramowitz & Stegun 1964, 26.7.1). `degrees` > 0, not necessarily whole. */
export function studentTwoTails(t: number, degrees: number): number {
  if (degrees >= normalFrom) return 2 * normalCumulative(-Math.abs(t));
  return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t));
}

/** The t with P(T ≤ t) = p, for 0 < p < 1 and positive degrees of freedom, found by bisection on {@link studentTwoTails} to the last bits. */
export function studentQuantile(p: number, degrees: number): number {
  invariant(p > 0 && p < 1, `A quantile belongs to a probability between 0 and 1, not ${p}`);
  invariant(degrees > 0, `Degrees of freedom are positive, not ${degrees}`);
  if (p === 0.5) return 0;
  if (degrees >= normalFrom) return normalQuantile(p);
  const tails = 2 * Math.min(p, 1 - p);
  let low = 0;
  let high = 1;
  while (studentTwoTails(high, degrees) > tails) high *= 2;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentTwoTails(middle, degrees) > tails) low = middle;
    else high = middle;
  }
  return p < 0.5 ? -high : high;
}
