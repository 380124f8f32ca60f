import type { Instant } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import type { Filter } from './filter.ts';
import { resolveWindow } from './resolve-window.ts';

/** Events of a name that a filter counts, and since when: null is since the beginning. */
export interface EventsAsked {
  readonly event: string;
  readonly from: Instant | null;
}

/**
 * Which events a filter whose saved audiences were expanded looks at as of `asOf` (with the working days, where it asks for some), in the workspace's zone: a member's own midnight lies less than a day
 * away. Windows move with now and never back, so that asked later it looks at nothing earlier.
 */
export function eventsAsked(filter: Filter, asOf: AsOf): readonly EventsAsked[] {
  if (filter.type === 'all' || filter.type === 'any') return filter.of.flatMap((clause) => eventsAsked(clause, asOf));
  if (filter.type === 'not') return eventsAsked(filter.of, asOf);
  if (!('window' in filter)) return [];
  const names = filter.type === 'sequence' ? [filter.event, ...filter.steps.map(({ event }) => event)] : [filter.event];
  const starts = resolveWindow(filter.window, asOf).flatMap((reach) => reach.map(({ from }) => from ?? -Infinity));
  const first = Math.min(...starts);
  // A window that is empty so far begins later than now.
  const from = starts.length === 0 ? asOf.now : Number.isFinite(first) ? first : null;
  return names.map((event) => ({ event, from }));
}
