import type { Filter, Window } from '@magpie/audience';

/** Clauses that the form can begin. */
export type ClauseType = Exclude<Filter['type'], 'eventProperty' | 'eventDate' | 'sequence' | 'score' | 'run' | 'message' | 'audience'>;

/** A fresh clause of a type. */
export function newClause(type: ClauseType, { hasAnchor, event }: { readonly hasAnchor: boolean; readonly event: string }): Filter {
  switch (type) {
    case 'all':
    case 'any':
      return { type, of: [] };
    case 'not':
      return { type, of: { type: 'all', of: [] } };
    case 'attribute':
      return { type, name: '', test: { op: '=', value: '' } };
    case 'tag':
      return { type, tag: '' };
    case 'consent':
    case 'reachable':
      return { type, channel: 'sms', purpose: 'marketing' };
    case 'event':
      return {
        type,
        event,
        where: [],
        window: newWindow(hasAnchor ? 'anchor' : 'rolling'),
        measure: { type: 'count' },
        test: { op: '>=', value: 1 },
      };
    case 'cohort':
      return { type, cohort: '' };
  }
}

/** A fresh window of a type. */
export function newWindow(type: 'ever' | 'absolute' | 'rolling' | 'anchor'): Window {
  switch (type) {
    case 'ever':
      return { type };
    case 'absolute':
      return { type, from: null, to: null };
    case 'rolling':
      return { type, days: 365 };
    case 'anchor':
      return { type, fromDays: -14, toDays: 0, yearsBack: [1] };
  }
}
