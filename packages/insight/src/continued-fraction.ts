/** One step of a continued fraction b0 + a1/(b1 + a2/(b2 + …)). */
export interface FractionTerm {
  readonly a: number;
  readonly b: number;
}

const tiny = 1e-300;
const stepsAtMost = 100_000;

/**
 * Evaluates a continued fraction by the modified Lentz method (Thompson & Barnett, J. Comput. Phys. 64 (1986) 490–509). `term(i)` gives
 * a_i and b_i for i ≥ 1.
 */
export function continuedFraction(b0: number, term: (step: number) => FractionTerm): number {
  let value = awayFromZero(b0);
  let c = value;
  let d = 0;
  for (let step = 1; step <= stepsAtMost; step++) {
    const { a, b } = term(step);
    d = 1 / awayFromZero(b + a * d);
    c = awayFromZero(b + a / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) return value;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
