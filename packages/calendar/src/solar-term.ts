import { SolarDay } from 'tyme4ts';
import { memoise } from './memoise.ts';

/** The 24 solar terms, from the winter solstice on, in the order in which tyme4ts numbers them. */
export const solarTerms = [
  'winter-solstice',
  'minor-cold',
  'major-cold',
  'start-of-spring',
  'rain-water',
  'awakening-of-insects',
  'spring-equinox',
  'pure-brightness',
  'grain-rain',
  'start-of-summer',
  'grain-buds',
  'grain-in-ear',
  'summer-solstice',
  'minor-heat',
  'major-heat',
  'start-of-autumn',
  'end-of-heat',
  'white-dew',
  'autumn-equinox',
  'cold-dew',
  'frosts-descent',
  'start-of-winter',
  'minor-snow',
  'major-snow',
] as const;

export type SolarTerm = (typeof solarTerms)[number];

/** The solar term that begins on a local date 'YYYY-MM-DD'; null on the days between. */
export const solarTermOf: (date: string) => SolarTerm | null = memoise(
  (date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const term = SolarDay.fromYmd(year, month, day).getTermDay();
    return term.getDayIndex() === 0 ? (solarTerms[term.getSolarTerm().getIndex()] ?? null) : null;
  },
  (date) => date,
);
