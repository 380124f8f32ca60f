import type { Op, Plan } from '@magpie/journey/plan';
import { expect, it } from 'vitest';
import { advanceGroups } from './advance-groups.ts';

const ops: readonly Op[] = [
  {
    id: 'own',
    node: 'own',
    records: true,
    op: 'waitUntil',
    at: { type: 'date', date: '2027-08-01', time: '09:00', zone: 'member' },
    past: 'now',
    next: { reached: 1, skipped: 1 },
  },
  { id: 'end', node: 'end', records: false, op: 'end', reason: 'over' },
];
const plan: Plan = { format: 1, hash: 'test', journeyId: 'test', anchor: null, goal: null, ops };
const group = { members: [1, 2], position: { op: 0, entered: 0, due: 0, visit: 0 } };

// Any of these in one row would have the whole transaction refused, again and again.
it.each([NaN, Infinity, 1.5, 1e20])('who comes to the instant %s is set aside, and the others are not', async (moment) => {
  const { moved, stuck } = await advanceGroups({ plan }, [group], 10, () =>
    Promise.resolve([
      { value: moment, members: [1] },
      { value: 5, members: [2] },
    ]),
  );
  expect(stuck).toEqual([{ ...group, members: [1], reason: `${moment} is no instant` }]);
  expect(moved.map(({ members }) => members)).toEqual([[2]]);
});
