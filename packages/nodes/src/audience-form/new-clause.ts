import type { Filter } from '@magpie/audience';
import { newWindow } from './new-window.ts';

/** Clauses that the builder can begin: all there are. */
export const clauseTypes = [
  'event',
  'eventProperty',
  'eventDate',
  'sequence',
  'score',
  'attribute',
  'tag',
  'consent',
  'reachable',
  'audience',
  'cohort',
  'run',
  'message',
  'any',
  'all',
  'not',
] as const satisfies readonly Filter['type'][];

/** A fresh clause of a type. */
export function newClause(type: Filter['type'], { hasAnchor, event }: { readonly hasAnchor: boolean; readonly event: string }): Filter {
  const match = { event, where: [], window: newWindow(hasAnchor ? 'anchor' : 'rolling') };
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
      return { type, ...match, measure: { type: 'count' }, test: { op: '>=', value: 1 } };
    case 'eventProperty':
      return { type, which: 'last', ...match, property: '', test: { op: '=', value: '' } };
    case 'eventDate':
      return { type, which: 'last', ...match, window: newWindow('ever'), test: { op: 'withinLast', days: 30 } };
    case 'sequence':
      return {
        type,
        ...match,
        window: newWindow('rolling'),
        steps: [{ event, where: [], absent: true, within: { count: 3, unit: 'day' }, same: [] }],
      };
    case 'score':
      return { type, score: 'frequency', ...match, window: newWindow('rolling'), test: { op: '>=', value: 4 } };
    case 'cohort':
      return { type, cohort: '' };
    case 'audience':
      return { type, audience: '' };
    case 'run':
      return { type, run: '', node: null, outcome: null };
    case 'message':
      return { type, run: '', node: '', states: ['delivered'] };
  }
}
