import { planOf } from '@magpie/journey/testing';
import { expect, it } from 'vitest';
import { advanceGroups } from './advance-groups.ts';

const plan = planOf({
  own: { op: 'waitUntil', at: { type: 'date', date: '2027-08-01', time: '09:00', zone: 'member' } },
  end: { op: 'end' },
});
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
