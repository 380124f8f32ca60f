import { invariant } from '@magpie/kit';
import { incompleteGammaUpper } from './incomplete-gamma.ts';

/** Φ(z) of the standard normal: Φ(z) = Q(½, z²/2) / 2 for z ≤ 0 (Abramowitz & Stegun 1964, 26.2.30 and 26.4.21). */
export function normalCumulative(z: number): number {
  const tail = incompleteGammaUpper(0.5, (z * z) / 2) / 2;
  return z <= 0 ? tail : 1 - tail;
}

/**
 * The standard normal quantile: Φ(normalQuantile(p)) = p for 0 < p < 1. Algorithm AS 241, routine PPND16, relative error about 1e-16
 * (Wichura, "The percentage points of the normal distribution", Applied Statistics 37 (1988) 477–484).
 */
export function normalQuantile(p: number): number {
  invariant(p > 0 && p < 1, `A quantile belongs to a probability between 0 and 1, not ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(central.over, r)) / polynomial(central.under, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const { over, under, origin } = r <= 5 ? middle : far;
  const z = polynomial(over, r - origin) / polynomial(under, r - origin);
  return q < 0 ? -z : z;
}

/** The two-sided multiplier of an interval: 1.96 for 0.95. */
export function normalMultiplier(confidence: number): number {
  return normalQuantile(0.5 + confidence / 2);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** Coefficients of AS 241, constant first. */
const central = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  under: [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852546],
} as const;

const middle = {
  origin: 1.6,
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184,
    0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
} as const;

const far = {
  origin: 5,
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5,
    2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
} as const;
