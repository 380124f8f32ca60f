import { continuedFraction, type FractionTerm } from './continued-fraction.ts';
import { lnBeta } from './ln-gamma.ts';

/**
 * The regularised incomplete beta function I_x(a, b), for positive a and b and x in [0, 1], by its continued fraction (Abramowitz & Stegun
 * 1964, 26.5.8; DLMF 8.17.22).
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast left of the mean; the rest follows by symmetry (DLMF 8.17.4).
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b)) / a;
  return front / continuedFraction(1, (step) => termOf({ a, b, x, step }));
}

function termOf({ a, b, x, step }: { readonly a: number; readonly b: number; readonly x: number; readonly step: number }): FractionTerm {
  const m = Math.floor(step / 2);
  const numerator = step % 2 === 0 ? m * (b - m) * x : -(a + m) * (a + b + m) * x;
  const denominator = step % 2 === 0 ? (a + 2 * m - 1) * (a + 2 * m) : (a + 2 * m) * (a + 2 * m + 1);
  return { a: numerator / denominator, b: 1 };
}
