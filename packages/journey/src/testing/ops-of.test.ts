import { expect, it } from 'vitest';
import { opsOf } from './ops-of.ts';

it('leads every way out to the step that follows unless it is led elsewhere, and fills in what a test does not care about', () => {
  expect(
    opsOf({
      in: { op: 'enter', rule: 'per-key' },
      wait: { op: 'awaitEvent', event: 'Order Completed', to: { type: 'delay', seconds: 60 }, next: { matched: 'end' } },
      arms: { op: 'split', arms: ['a', 'b'].map((outcome) => ({ outcome, weight: 1 })), next: { b: 'end' } },
      sms: { op: 'send', purpose: 'service' },
      end: { op: 'end', node: 'out' },
    }),
  ).toEqual([
    { id: 'in', node: 'in', records: true, op: 'enter', audience: null, rule: 'per-key', at: null, next: { entered: 1 } },
    {
      id: 'wait',
      node: 'wait',
      records: true,
      op: 'awaitEvent',
      event: 'Order Completed',
      where: [],
      from: null,
      to: { type: 'delay', seconds: 60 },
      next: { matched: 4, timeout: 2 },
    },
    {
      id: 'arms',
      node: 'arms',
      records: true,
      op: 'split',
      arms: [
        { outcome: 'a', weight: 1 },
        { outcome: 'b', weight: 1 },
      ],
      holdout: null,
      next: { a: 3, b: 4 },
    },
    {
      id: 'sms',
      node: 'sms',
      records: true,
      op: 'send',
      channel: 'sms',
      purpose: 'service',
      template: { text: 'Hello' },
      sendByHours: null,
      next: { intended: 4, unreachable: 4 },
    },
    { id: 'end', node: 'out', records: false, op: 'end', reason: 'over' },
  ]);
  expect(() => opsOf({ in: { op: 'enter', next: { entered: 'nowhere' } } })).toThrow('in leads to nowhere');
});
