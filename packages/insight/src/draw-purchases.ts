import type { Random } from '@magpie/kit';
import { probabilityActive, type PurchaseHistory, type PurchaseModel } from './bg-nbd.ts';
import { drawBeta, drawExponential, drawGamma } from './draw-gamma.ts';

export interface PurchaseDraw {
  readonly random: Random;
  /** How far to look ahead. */
  readonly weeks: number;
  readonly parameters: PurchaseModel;
}

/**
 * Repeat purchases of a new customer under the BG/NBD model (see {@link PurchaseModel}): weeks after the first purchase, ascending, each in
 * (0, weeks]. The first purchase itself, at 0, is not among them.
 */
export function drawPurchases({ random, weeks, parameters: { r, alpha, a, b } }: PurchaseDraw): readonly number[] {
  return drawTimes(random, weeks, { rate: drawGamma(random, r) / alpha, leaving: drawBeta(random, a, b) });
}

/**
 * Purchases to come of a customer with a history, in weeks from its end: a draw from the distribution whose mean is `expectedPurchases`. Given that
 * they are still active, λ ~ gamma(r + x, α + T) and p ~ beta(a, b + x), independently (the likelihood of Fader, Hardie & Lee 2005, section 4.1).
 */
export function drawFuturePurchases({ random, weeks, parameters, history }: PurchaseDraw & { readonly history: PurchaseHistory }): readonly number[] {
  const { r, alpha, a, b } = parameters;
  if (random.next() >= probabilityActive(history, parameters)) return [];
  const rate = drawGamma(random, r + history.repeats) / (alpha + history.weeks);
  return drawTimes(random, weeks, { rate, leaving: drawBeta(random, a, b + history.repeats) });
}

function drawTimes(random: Random, weeks: number, { rate, leaving }: { readonly rate: number; readonly leaving: number }): number[] {
  const times: number[] = [];
  for (let time = drawExponential(random, rate); time <= weeks; time += drawExponential(random, rate)) {
    times.push(time);
    if (random.next() < leaving) break;
  }
  return times;
}
