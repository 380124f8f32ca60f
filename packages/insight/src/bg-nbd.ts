import { lnBeta, lnGamma } from './ln-gamma.ts';

/**
 * The beta-geometric/NBD model of repeat buying: while active, a customer buys at a rate λ ~ gamma(shape r, rate α) and after each repeat purchase
 * leaves for good with probability p ~ beta(a, b). Fader, Hardie & Lee, "'Counting your customers' the easy way: an alternative to the
 * Pareto/NBD model", Marketing Science 24 (2005) 275–284. Time is in weeks since the first purchase.
 */
export interface PurchaseModel {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** What the model needs to know of a customer: repeat purchases, weeks until the last of them (0 without any), and weeks observed. */
export interface PurchaseHistory {
  readonly repeats: number;
  readonly lastWeek: number;
  readonly weeks: number;
}

/** The CDNOW sample's parameters, Table 2 of the paper: 2,357 customers, 39 weeks, log-likelihood −9,582.4. */
export const cdnowPurchases: PurchaseModel = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

/** ln of the likelihood of one customer's history: equation (3) of the paper, in the form of its Appendix that does not overflow. */
export function logLikelihood({ repeats, lastWeek, weeks }: PurchaseHistory, { r, alpha, a, b }: PurchaseModel): number {
  const buying = lnGamma(r + repeats) - lnGamma(r) + r * Math.log(alpha);
  const stayed = lnBeta(a, b + repeats) - lnBeta(a, b) - (r + repeats) * Math.log(alpha + weeks);
  if (repeats === 0) return buying + stayed;
  const left = lnBeta(a + 1, b + repeats - 1) - lnBeta(a, b) - (r + repeats) * Math.log(alpha + lastWeek);
  const larger = Math.max(stayed, left);
  return buying + larger + Math.log(Math.exp(stayed - larger) + Math.exp(left - larger));
}

/** The probability that a customer with this history still buys; 1 without repeats, since only a repeat ends in leaving. */
export function probabilityActive({ repeats, lastWeek, weeks }: PurchaseHistory, { r, alpha, a, b }: PurchaseModel): number {
  if (repeats === 0) return 1;
  const odds = (a / (b + repeats - 1)) * ((alpha + weeks) / (alpha + lastWeek)) ** (r + repeats);
  return 1 / (1 + odds);
}
