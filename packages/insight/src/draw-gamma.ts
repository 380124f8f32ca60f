import { invariant, type Random } from '@magpie/kit';
import { drawNormal } from './draw-normal.ts';

/**
 * A draw from the gamma distribution of a shape and scale 1 (divide by a rate to have that rate): Marsaglia & Tsang, "A simple method for
 * generating gamma variables", ACM Transactions on Mathematical Software 26 (2000) 363–372; shapes below 1 by their section 6.
 */
export function drawGamma(random: Random, shape: number): number {
  invariant(shape > 0, `A gamma distribution has a positive shape, not ${shape}`);
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    // 1 − next() lies in (0, 1], so that its logarithm is finite.
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw from beta(a, b) as the share of one gamma draw in two. */
export function drawBeta(random: Random, a: number, b: number): number {
  const first = drawGamma(random, a);
  const second = drawGamma(random, b);
  // Both can only be 0 for shapes so small that the distribution sits on 0 and 1.
  if (first + second === 0) return random.next() < a / (a + b) ? 1 : 0;
  return first / (first + second);
}

/** A waiting time at a rate; Infinity at rate 0. */
export function drawExponential(random: Random, rate: number): number {
  return rate === 0 ? Infinity : -Math.log(1 - random.next()) / rate;
}
