import { canonicalJson } from '@magpie/kit';
import type { EventsInWindow } from './filter.ts';

/** The kinds of score. */
export type ScoreName = 'recency' | 'frequency' | 'monetary';

/**
 * Where the fifths of a population are cut, by kind of score: four numbers each, **in fifths of a unit**, so that every quantile of whole numbers is whole.
 * Days for recency, times for frequency, minor units for money. A population of nobody has no cuts.
 */
export type ScoreCuts = Readonly<Record<ScoreName, readonly number[]>>;

/** Under which `AsOf.scores` has the cuts of the population that these events make. */
export function scoreKey({ event, where, window }: EventsInWindow): string {
  return canonicalJson({ event, where, window });
}

/** Places in a sorted list of `count` values, from 0, between which the cuts of fifths lie. */
function cutPlaces(count: number): readonly { readonly low: number; readonly high: number; readonly fifths: number }[] {
  return [1, 2, 3, 4].map((fifth) => {
    const place = (count - 1) * fifth;
    const low = Math.floor(place / 5);
    return { low, high: Math.min(low + 1, count - 1), fifths: place % 5 };
  });
}

/**
 * The four quantiles 0.2 … 0.8 of sorted whole numbers by type 7 (Hyndman and Fan 1996; R's and NumPy's default): at (n − 1)p, linear in between;
 * in fifths, exactly. `at` gives the value of a place.
 */
export function cutsOf(count: number, at: (place: number) => number): readonly number[] {
  if (count === 0) return [];
  return cutPlaces(count).map(({ low, high, fifths }) => at(low) * (5 - fifths) + at(high) * fifths);
}

/** 1 to 5: how many cuts lie below the value, and one more; a value on a cut belongs below it (right-closed), so ties go together. */
export function scoreOf(name: ScoreName, value: number, cuts: readonly number[]): number {
  const above = cuts.filter((cut) => value * 5 > cut).length;
  return name === 'recency' ? 5 - above : above + 1;
}
