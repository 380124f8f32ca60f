import type { Filter } from '@magpie/audience';
import type { Random } from '@magpie/kit';
import { pick } from './pick.ts';

/** Names that random plans and histories share: few, so that they meet. */
export const names = {
  tags: ['loyal', 'new', 'tea'],
  events: ['Order Completed', 'Product Viewed'],
  attribute: 'city',
  cities: ['杭州', '厦门'],
  cohorts: ['buyers', 'lookers'],
} as const;

export interface FilterWords {
  /** Whether filters may ask for cohorts that the plan itself saves. */
  readonly cohorts: boolean;
}

/** A filter of the audience language, at most `depth` groups deep. */
export function randomFilter(random: Random, words: FilterWords, depth = 2): Filter {
  const inner = (): Filter => randomFilter(random, words, depth - 1);
  switch (random.integer(depth > 0 ? 8 : 5)) {
    case 0:
      return { type: 'attribute', name: names.attribute, test: { op: '=', value: pick(random, names.cities) } };
    case 1:
      return {
        type: 'event',
        event: pick(random, names.events),
        where: [],
        window: { type: 'rolling', days: 1 + random.integer(10) },
        measure: { type: 'count' },
        test: { op: '>=', value: 1 + random.integer(2) },
      };
    case 2:
      return {
        type: 'event',
        event: pick(random, names.events),
        where: [],
        window: { type: 'ever' },
        measure: { type: 'sum' },
        test: { op: '>', value: 100 * random.integer(40) },
      };
    case 3:
      return words.cohorts ? { type: 'cohort', cohort: pick(random, names.cohorts) } : { type: 'tag', tag: pick(random, names.tags) };
    case 4:
      return { type: 'tag', tag: pick(random, names.tags) };
    case 5:
      return { type: 'all', of: [inner(), inner()] };
    case 6:
      return { type: 'any', of: [inner(), inner()] };
    default:
      return { type: 'not', of: inner() };
  }
}
