import type { Random } from '@magpie/kit';
import { drawGamma } from './draw-gamma.ts';

/**
 * The gamma-gamma model of spending: a customer's purchases are gamma(shape p, rate ν), and ν ~ gamma(shape q, rate γ) over customers, independent
 * of how often they buy. Fader & Hardie, "The gamma-gamma model of monetary value" (2013), brucehardie.com/notes/025; Colombo & Jiang,
 * Journal of Interactive Marketing 13 (1999) 2–12. Amounts are in whole units of the currency that the parameters were fitted in.
 */
export interface SpendModel {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** The parameters that the note gives for the 946 repeat buyers of the CDNOW sample, US dollars of 1997. */
export const cdnowSpend: SpendModel = { p: 6.25, q: 3.74, gamma: 15.44 };

/** What each of one customer's `purchases` costs. The customer's own level is drawn once: draw all of a member's purchases in one call. */
export function drawSpend({
  random,
  purchases,
  parameters,
}: {
  readonly random: Random;
  readonly purchases: number;
  readonly parameters: SpendModel;
}): readonly number[] {
  const rate = drawGamma(random, parameters.q) / parameters.gamma;
  return Array.from({ length: purchases }, () => drawGamma(random, parameters.p) / rate);
}

/** The mean purchase to expect of a customer who made `purchases` of mean `mean` (0 purchases: of anyone); q above 1. Equation (5) of the note. */
export function expectedSpend({
  purchases,
  mean,
  model: { p, q, gamma },
}: {
  readonly purchases: number;
  readonly mean: number;
  readonly model: SpendModel;
}): number {
  return (p * (gamma + purchases * mean)) / (p * purchases + q - 1);
}
