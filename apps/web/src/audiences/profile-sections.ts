import type { EventsInWindow, Filter, Measure, NumberTest } from '@magpie/audience';
import type { Words } from '@magpie/ui';

/** One bar of a profile: a condition and what it is called. */
export interface ProfileBar {
  readonly label: string;
  readonly clause: Filter;
}

const orders: EventsInWindow = { event: 'Order Completed', where: [], window: { type: 'ever' } };
const measured = (measure: Measure, test: NumberTest): Filter => ({ type: 'event', ...orders, measure, test });
const between = (measure: Measure, from: number, to: number | null): Filter =>
  to === null
    ? measured(measure, { op: '>=', value: from })
    : { type: 'all', of: [measured(measure, { op: '>=', value: from }), measured(measure, { op: '<=', value: to })] };

const counts = [
  [0, 0],
  [1, 1],
  [2, 3],
  [4, 9],
  [10, null],
] as const;
const days = [
  [0, 29],
  [30, 89],
  [90, 364],
  [365, null],
] as const;

export const sections = ['channels', 'orders', 'recency', 'score-recency', 'score-frequency', 'score-monetary'] as const;
export type ProfileSection = (typeof sections)[number];

/** The bars of a section: every one a condition of the audience language, so that they mean what conditions mean. */
export function barsOf(section: ProfileSection, words: Words): readonly ProfileBar[] {
  switch (section) {
    case 'channels':
      return (['sms', 'email', 'wecom'] as const).map((channel) => ({
        label: words(`audience-form.channel.${channel}`),
        clause: { type: 'reachable', channel, purpose: 'marketing' },
      }));
    case 'orders':
      return counts.map(([from, to]) => ({ label: rangeOf(from, to), clause: between({ type: 'count' }, from, to) }));
    case 'recency':
      return days.map(([from, to]) => ({ label: rangeOf(from, to), clause: between({ type: 'lastDaysAgo' }, from, to) }));
    case 'score-recency':
    case 'score-frequency':
    case 'score-monetary': {
      const score = section === 'score-recency' ? 'recency' : section === 'score-frequency' ? 'frequency' : 'monetary';
      return [5, 4, 3, 2, 1].map((value) => ({ label: String(value), clause: { type: 'score', score, ...orders, test: { op: '=', value } } }));
    }
  }
}

function rangeOf(from: number, to: number | null): string {
  if (to === null) return `≥ ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}
