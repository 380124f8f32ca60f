import { type Filter, parseFilter } from '@magpie/audience';
import { expandSaved } from '@magpie/engine';
import type { SavedAudiences } from '@magpie/journey';
import { Refused } from '../refusals.ts';

/** A filter out of anything. Throws `invalid-filter` with the problems. */
export function filterOf(value: unknown): Filter {
  const parsed = parseFilter(value);
  if (!parsed.ok) throw new Refused('invalid-filter', parsed.refusal);
  return parsed.value;
}

/**
 * The filter with saved audiences in the places of their names. Throws `has-problems`, with the problems, while it cannot be meant: what it names is missing,
 * leads back to itself, or a condition is not finished. Windows around a day may stand where a day is known, or a journey will bring one (`hasAnchor`).
 */
export function expandedFilter(filter: Filter, saved: SavedAudiences, { hasAnchor }: { readonly hasAnchor: boolean }): Filter {
  const expanded = expandSaved(filter, saved, { hasAnchor });
  if (!expanded.ok) throw new Refused('has-problems', expanded.refusal);
  return expanded.value;
}
