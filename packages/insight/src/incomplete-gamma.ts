import { continuedFraction } from './continued-fraction.ts';
import { lnGamma } from './ln-gamma.ts';

/**
 * The upper regularised incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x ≥ 0. Series below a + 1, Legendre's continued
 * fraction above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31; DLMF 8.7.1 and 8.9.2). Far tails keep their relative precision.
 */
export function incompleteGammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) return 1 - front * lowerSeries(a, x);
  return front / continuedFraction(x + 1 - a, (step) => ({ a: -step * (step - a), b: x + 1 - a + 2 * step }));
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}
