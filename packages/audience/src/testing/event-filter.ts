import type { EventFilter } from '../filter.ts';

/** Who has ever ordered anything, but for what a test says otherwise. */
export function eventFilter(part: Partial<EventFilter> = {}): EventFilter {
  return {
    type: 'event',
    event: 'Order Completed',
    where: [],
    window: { type: 'ever' },
    measure: { type: 'count' },
    test: { op: '>=', value: 1 },
    ...part,
  };
}
