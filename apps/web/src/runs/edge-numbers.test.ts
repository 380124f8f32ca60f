import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../api/contract.ts';
import { edgeNumbers } from './edge-numbers.ts';

const sends = { intended: 90, pending: 0, held: 0, claimed: 0, accepted: 0, delivered: 88, failed: 2, unknown: 0, suppressed: {} };
const run: Pick<RunSummary, 'edges' | 'perNode'> = {
  perNode: [
    { node: 'entry', name: 'Entry', entered: 100, here: 0, stuck: 0, outcomes: { entered: 100 }, sends: null },
    { node: 'sms', name: 'Message', entered: 100, here: 0, stuck: 0, outcomes: { intended: 90, unreachable: 10 }, sends },
  ],
  edges: [
    { from: 'entry', port: 'out', to: 'sms', count: 100, outcomes: ['entered'] },
    { from: 'sms', port: 'out', to: 'end', count: 90, outcomes: ['intended'] },
    { from: 'sms', port: 'unreachable', to: 'out', count: 10, outcomes: ['unreachable'] },
  ],
};
const conversions = {
  event: 'Order Completed',
  windowDays: 1,
  window: null,
  nodes: [
    { node: 'entry', counted: 100, converted: 30, outcomes: { entered: { counted: 100, converted: 30 } } },
    { node: 'sms', counted: 90, converted: 30, outcomes: { intended: { counted: 80, converted: 27 }, unreachable: { counted: 10, converted: 3 } } },
  ],
};

describe('the number of an edge', () => {
  it('is the people who took it, as a share of who came to the step', () => {
    const numbers = edgeNumbers(run, 'people', null);
    expect(numbers.of({ from: 'sms', port: 'unreachable' })).toEqual({
      value: 10,
      whole: 100,
      number: { type: 'left', node: 'sms', outcomes: ['unreachable'] },
    });
    expect(numbers.most).toBe(100);
  });

  it('is the messages meant for them, where any are', () => {
    const numbers = edgeNumbers(run, 'messages', null);
    expect(numbers.of({ from: 'sms', port: 'out' })).toEqual({
      value: 90,
      whole: null,
      number: { type: 'messages', node: 'sms', state: 'intended' },
    });
    expect(numbers.of({ from: 'sms', port: 'unreachable' })).toBeNull();
    expect(numbers.of({ from: 'entry', port: 'out' })).toBeNull();
  });

  it('is who bought, as a share of who took it and whose window has closed, once it is known', () => {
    expect(edgeNumbers(run, 'conversion', null).of({ from: 'sms', port: 'out' })).toBeNull();
    const numbers = edgeNumbers(run, 'conversion', conversions);
    expect(numbers.of({ from: 'sms', port: 'out' })).toEqual({
      value: 27,
      whole: 80,
      number: { type: 'converted', node: 'sms', outcomes: ['intended'] },
    });
    expect(numbers.most).toBe(30);
  });
});
