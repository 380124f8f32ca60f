import type { Random } from '@magpie/kit';

/** A standard normal draw by the polar method: Marsaglia & Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964) 260–264. */
export function drawNormal(random: Random): number {
  for (;;) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
