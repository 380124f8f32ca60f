import { addDays, type Anchor, daysBetween, resolveAnchor, startOfDay, weekdayOf } from '@magpie/calendar';
import { dayMs, type Instant } from '@magpie/kit';

/**
 * The shop's own time: it runs fast on days when everyone buys and slowly on the others, and as fast as the calendar on average. A purchase model
 * that is stationary in it gives festivals in the calendar: a Poisson process under a change of time (Daley & Vere-Jones, "An Introduction to the
 * Theory of Point Processes", 2003, section 7.4).
 */
export interface Season {
  /** Days of shop time from opening to the end. */
  readonly days: number;
  /** The instant at a point of shop time in [0, days]. */
  instantAt(shopDays: number): Instant;
}

interface Peak {
  readonly anchor: Anchor;
  /** Days around the anchor, `to` included. */
  readonly from: number;
  readonly to: number;
  /** How many times as many purchases as on an ordinary day, at the height and at the edges. */
  readonly height: number;
  readonly edge: number;
}

const peaks: readonly Peak[] = [
  { anchor: { type: 'festival', festival: 'qixi' }, from: -14, to: 0, height: 3.2, edge: 1.5 },
  { anchor: { type: 'festival', festival: 'mid-autumn' }, from: -16, to: 0, height: 2.6, edge: 1.3 },
  { anchor: { type: 'festival', festival: 'singles-day' }, from: -4, to: 1, height: 4, edge: 1.4 },
  // 年货: bought early, since parcels rest over the festival itself.
  { anchor: { type: 'festival', festival: 'spring-festival' }, from: -28, to: -6, height: 2.8, edge: 1.4 },
  { anchor: { type: 'yearly', month: 6, day: 18 }, from: -5, to: 1, height: 2.4, edge: 1.2 },
];

/** Shop time between two local dates (`to` not included) in a zone. */
export function seasonOf(from: string, to: string, zone: string): Season {
  const count = daysBetween(from, to);
  const dates = Array.from({ length: count }, (_, day) => addDays(from, day));
  const weights = dates.map((date) => (weekdayOf(date) >= 6 ? 1.15 : 0.94));
  for (const peak of peaks) raise(weights, peak, from);
  const scale = count / weights.reduce((sum, weight) => sum + weight, 0);
  const starts = dates.map((date) => startOfDay(date, zone));
  const ends: number[] = [];
  for (const weight of weights) ends.push((ends.at(-1) ?? 0) + weight * scale);
  return {
    days: count,
    instantAt(shopDays) {
      const day = firstAfter(ends, shopDays);
      const before = ends[day - 1] ?? 0;
      const share = (shopDays - before) / ((ends[day] ?? before) - before);
      return (starts[day] ?? 0) + Math.floor(dayMs * timeOfDay(share));
    },
  };
}

function raise(weights: number[], { anchor, from, to, height, edge }: Peak, firstDate: string): void {
  const years = Array.from({ length: Math.ceil(weights.length / 365) + 2 }, (_, index) => Number(firstDate.slice(0, 4)) + index);
  for (const year of years) {
    const date = resolveAnchor(anchor, year);
    if (date === null) continue;
    const top = daysBetween(firstDate, date);
    for (let offset = from; offset <= to; offset++) {
      const weight = weights[top + offset];
      if (weight === undefined) continue;
      const closeness = 1 - Math.min(1, Math.abs(offset) / (offset < 0 ? -from : Math.max(1, to + 1)));
      weights[top + offset] = weight * (edge + (height - edge) * closeness);
    }
  }
}

/** Index of the first end that is greater; the last one beyond the end. */
function firstAfter(ends: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Shares of a day's purchases before 8:00, to noon, to 18:00, to 23:00 and to midnight, spread evenly inside each. */
const hours = [
  [0, 0],
  [0.04, 8],
  [0.3, 12],
  [0.6, 18],
  [0.97, 23],
  [1, 24],
] as const;

function timeOfDay(share: number): number {
  const next = Math.max(
    1,
    hours.findIndex(([until]) => until > share),
  );
  const [fromShare, fromHour] = hours[next - 1] ?? hours[0];
  const [toShare, toHour] = hours[next] ?? hours[5];
  return (fromHour + ((share - fromShare) / (toShare - fromShare)) * (toHour - fromHour)) / 24;
}
