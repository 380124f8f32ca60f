import { expect, it } from 'vitest';
import { removableRanges } from './removable-ranges.ts';

const holder = {
  runId: 'r',
  journeyId: 'j',
  startAt: 60,
  since: 50,
  asked: new Map([
    ['Cart Viewed', 20],
    ['Page Viewed', -Infinity],
  ]),
};
const goal = (from: number, to: number) => ({ event: 'Form Sent', from, to });

it.each([
  ['nothing holds it', 'App Opened', [], [], [{ from: null, before: 100 }]],
  ['a run holds what is since its start', 'App Opened', [holder], [], [{ from: null, before: 50 }]],
  ['a run holds what its plan counts', 'Cart Viewed', [holder], [], [{ from: null, before: 20 }]],
  ['a plan counts it from the beginning on', 'Page Viewed', [holder], [], []],
  ['it is an order', 'Order Completed', [], [], []],
  [
    'goals counted it',
    'Form Sent',
    [],
    [goal(30, 40), goal(10, 20)],
    [
      { from: null, before: 10 },
      { from: 20, before: 30 },
      { from: 40, before: 100 },
    ],
  ],
  [
    'goals that run into each other counted it',
    'Form Sent',
    [],
    [goal(10, 30), goal(20, 25), goal(30, 40)],
    [
      { from: null, before: 10 },
      { from: 40, before: 100 },
    ],
  ],
  ['a goal counts on', 'Form Sent', [], [goal(90, 200)], [{ from: null, before: 90 }]],
  ['a goal counts later', 'Form Sent', [], [goal(150, 200)], [{ from: null, before: 100 }]],
  ['a goal of another event counts', 'App Opened', [], [goal(10, 20)], [{ from: null, before: 100 }]],
])('where %s: what may go of %s', (_, name, holders, goals, ranges) => {
  expect(removableRanges({ holders, goals }, name, 100)).toEqual(ranges);
});
