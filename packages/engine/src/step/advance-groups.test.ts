import { planOf } from '@magpie/journey/testing';
import { expect, it } from 'vitest';
import { advanceGroups, type Asked } from './advance-groups.ts';

const plan = planOf({
  bought: { op: 'awaitEvent', event: 'Order Completed', to: { type: 'delay', seconds: 10 }, next: { timeout: 'end' } },
  sms: { op: 'send' },
  end: { op: 'end' },
});
const groups = Array.from({ length: 500 }, (_, place) => ({ members: [place], position: { op: 0, entered: place, due: place, visit: 0 } }));

it('asks once for many who came at instants of their own, each about their own window', async () => {
  const questions: (readonly Asked[])[] = [];
  const { moved, stuck } = await advanceGroups({ plan }, groups, 5_000, (asked) => {
    questions.push(asked);
    return Promise.resolve(
      asked.flatMap(({ need, members }) => members.map((place) => ({ value: need.type === 'event' ? need.from + 100 : null, members: [place] }))),
    );
  });
  expect(stuck).toEqual([]);
  expect(questions.map((asked) => asked.map(({ need, members }) => ({ need, members })))).toEqual([
    groups.map(({ members, position: { entered } }) => ({ need: { type: 'event', op: 0, from: entered, to: entered + 10_000 }, members })),
    groups.map(({ members, position: { entered } }) => ({ need: { type: 'reach', op: 1, at: entered + 100 }, members })),
  ]);
  expect(moved.map(({ members, result }) => ({ members, at: result.transitions.map(({ at }) => at) }))).toEqual(
    groups.map(({ members, position: { entered } }) => ({ members, at: [entered + 100, entered + 100] })),
  );
});
