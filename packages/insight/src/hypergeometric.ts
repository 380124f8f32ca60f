import { invariant } from '@magpie/kit';

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for 0 ≤ z < 1 and c > 0, summed as its series (Abramowitz & Stegun 1964, 15.1.1), after
 * Euler's transformation (15.3.3) where that converges sooner.
 */
export function hypergeometric({ a, b, c, z }: { readonly a: number; readonly b: number; readonly c: number; readonly z: number }): number {
  invariant(z >= 0 && z < 1 && c > 0, `₂F₁ is summed for z in [0, 1) and positive c, not z ${z}, c ${c}`);
  const gap = c - a - b;
  return gap < 0 ? (1 - z) ** gap * series({ a: c - a, b: c - b, c, z }) : series({ a, b, c, z });
}

function series({ a, b, c, z }: { readonly a: number; readonly b: number; readonly c: number; readonly z: number }): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; Math.abs(term) > Math.abs(sum) * 1e-17 && n < 1_000_000; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}
