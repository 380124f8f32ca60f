import type { PurchaseModel, SpendModel } from '@magpie/insight';

/** Repeat buying of the tea shop, BG/NBD in weeks of the shop's own time (see {@link Season}): 4 in 10 come again within a year. */
export const shopPurchases: PurchaseModel = { r: 0.7, alpha: 9.5, a: 0.6, b: 4.4 };

/** What a purchase costs, gamma-gamma in yuan: 118 on average, widely spread between people. */
export const shopSpend: SpendModel = { p: 5.2, q: 3.6, gamma: 59 };

/** How long the shop has been open at `now`. */
export const shopYears = 2.5;

/** Shares of members by what they are like. */
export const shares = {
  /** Never gave a phone number. */
  withoutPhone: 0.04,
  /** Took back their consent to marketing at some time. */
  optedOut: 0.03,
  /** Registered and never bought. */
  neverBought: 0.08,
  /** Of orders that are refunded within three weeks. */
  refunded: 0.02,
} as const;
