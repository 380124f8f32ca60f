import { expect, it } from 'vitest';
import { checkFilter } from './check-filter.ts';
import type { Filter } from './filter.ts';
import type { Window } from './window.ts';
import { mendFilter } from './mend-filter.ts';
import { eventFilter } from './testing/event-filter.ts';

const tag: Filter = { type: 'tag', tag: 'vip' };
const empty: Filter = { type: 'any', of: [] };
const bought = (window: Window): Filter => eventFilter({ window });
const around = { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1] } as const;

/** Mends the first problem, and what is wrong after that. */
function mended(filter: Filter): readonly [Filter | null, readonly string[]] {
  const [problem] = checkFilter(filter, { hasAnchor: true });
  const next = problem === undefined ? null : mendFilter(filter, problem);
  return [next, next === null ? [] : checkFilter(next, { hasAnchor: true }).map(({ code }) => code)];
}

it.each<readonly [string, Filter, Filter]>([
  ['an empty group among others', { type: 'all', of: [tag, empty] }, { type: 'all', of: [tag] }],
  [
    'an empty group deep inside',
    { type: 'all', of: [tag, { type: 'not', of: { type: 'any', of: [empty, tag] } }] },
    { type: 'all', of: [tag, { type: 'not', of: { type: 'any', of: [tag] } }] },
  ],
  ['days the wrong way round', bought({ ...around, fromDays: 0, toDays: -14 }), bought(around)],
  [
    'instants the wrong way round',
    bought({ type: 'absolute', from: '2026-08-19T00:00:00Z', to: '2026-08-12T00:00:00Z' }),
    bought({ type: 'absolute', from: '2026-08-12T00:00:00Z', to: '2026-08-19T00:00:00Z' }),
  ],
  ['a window of no days', bought({ ...around, fromDays: 0 }), bought({ ...around, fromDays: 0, toDays: 1 })],
  ['a window of no year', bought({ ...around, yearsBack: [] }), bought(around)],
  ['a year named twice', bought({ ...around, yearsBack: [2, 1, 2] }), bought({ ...around, yearsBack: [2, 1] })],
])('mends %s', (_, filter, next) => expect(mended(filter)).toEqual([next, []]));

it.each<readonly [string, Filter]>([
  ['a group with nothing else', empty],
  ['the only clause of a group', { type: 'all', of: [empty] }],
  ['a name that is missing', { type: 'tag', tag: '' }],
  ['a window of no length', bought({ type: 'rolling', days: 0 })],
  ['an instant', bought({ type: 'absolute', from: '2026-08-12T00:00:00Z', to: '2026-08-12T00:00:00Z' })],
])('leaves %s to its author', (_, filter) => expect(mended(filter)).toEqual([null, []]));

it('has nothing to say to a path that leads nowhere', () => {
  expect(mendFilter(tag, { code: 'audience.window-reversed', path: ['window'] })).toBeNull();
  expect(mendFilter({ type: 'all', of: [tag] }, { code: 'audience.empty-group', path: ['of', 7, 'of'] })).toBeNull();
});
