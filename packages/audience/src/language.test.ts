import { describe, expect, it } from 'vitest';
import type { AsOf } from './as-of.ts';
import { evaluateFilter } from './evaluate-filter.ts';
import type { Filter, SequenceStep } from './filter.ts';
import type { EventFact, MemberFacts } from './member-facts.ts';
import { cutsOf, scoreKey, scoreOf } from './score-cuts.ts';
import type { AttributeTest } from './value-test.ts';
import { matchesWildcard } from './wildcard.ts';

const asOf: AsOf = { now: Date.parse('2026-08-05T10:00:00+08:00'), watermark: null, zone: 'Asia/Shanghai', anchorDates: [] };
const nothing: MemberFacts = { attributes: [], tags: [], consents: [], events: [], cohorts: new Set() };
const holds = (test: AttributeTest, value: string | number | boolean | null): boolean =>
  evaluateFilter({ type: 'attribute', name: 'a', test }, { ...nothing, attributes: [{ name: 'a', value, sequence: 1n, occurredAt: 0 }] }, asOf);
let sequence = 0n;
const event = (name: string, at: string, properties: EventFact['properties'] = {}): EventFact => ({
  sequence: (sequence += 1n),
  occurredAt: Date.parse(at),
  name,
  key: null,
  value: null,
  properties,
});

describe('values', () => {
  it.each<[AttributeTest, string | number | boolean | null, boolean]>([
    [{ op: 'between', from: 1, to: 2 }, 2, true],
    [{ op: 'between', from: 1, to: 2 }, '2', false],
    [{ op: 'notIn', values: ['x'] }, 'y', true],
    [{ op: 'notIn', values: ['x'] }, true, false],
    [{ op: 'notContains', value: 'x' }, 'abc', true],
    [{ op: 'notContains', value: 'x' }, null, false],
    [{ op: 'endsWith', value: '店' }, '杭州店', true],
    [{ op: 'empty' }, '', true],
    [{ op: 'empty' }, 0, false],
    [{ op: 'on', at: '2026-08-05' }, '2026-08-04T16:00:00Z', true],
    [{ op: 'on', at: '2026-08-05' }, '2026-08-04T15:59:59.999Z', false],
    [{ op: 'before', at: '2026-08-05T00:01' }, '2026-08-05', true],
    [{ op: 'after', at: '2026-08-05' }, '2026-08-05', false],
    [{ op: 'withinLast', days: 1 }, '2026-08-05', true],
    [{ op: 'withinLast', days: 1 }, '2026-08-04', false],
    [{ op: 'withinNext', days: 7 }, '2026-08-11', true],
    [{ op: 'withinNext', days: 7 }, '2026-08-12', false],
    [{ op: 'inDays', days: -1 }, '2026-08-04', true],
    [{ op: 'anniversary', calendar: 'solar', fromDays: 0, toDays: 1 }, '1990-08-05', true],
    // The day itself is no anniversary.
    [{ op: 'anniversary', calendar: 'solar', fromDays: 0, toDays: 1 }, '2026-08-05', false],
    // 5 August 2026 is lunar 6/23; so was 28 July 2024.
    [{ op: 'anniversary', calendar: 'lunar', fromDays: 0, toDays: 1 }, '2024-07-28', true],
    [{ op: 'dayOfYear', calendar: 'solar', from: '12-21', to: '01-19' }, '1990-01-19', true],
    [{ op: 'dayOfYear', calendar: 'solar', from: '12-21', to: '01-19' }, '1990-01-20', false],
    [{ op: 'on', at: '2026-08-05' }, '2026-8-5', false],
  ])('%j of %j is %s', (test, value, expected) => {
    expect(holds(test, value)).toBe(expected);
  });

  it('match patterns without ever exploding', () => {
    expect([matchesWildcard('礼?盒*', '礼😀盒子'), matchesWildcard('a\\*', 'a*'), matchesWildcard('a\\*', 'ab'), matchesWildcard('', '')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(matchesWildcard(`${'*a'.repeat(10)}b`, 'a'.repeat(100_000))).toBe(false);
  });
});

describe('sequences', () => {
  const viewed = event('Product Viewed', '2026-08-01T10:00:00+08:00', { product: 'tea' });
  const step: SequenceStep = { event: 'Order Completed', where: [], absent: true, within: { count: 3, unit: 'day' }, same: ['product'] };
  const left: Filter = { type: 'sequence', event: 'Product Viewed', where: [], window: { type: 'ever' }, steps: [step] };
  const meets = (filter: Filter, events: readonly EventFact[], now = asOf.now): boolean =>
    evaluateFilter(filter, { ...nothing, events }, { ...asOf, now });

  it('hold for what did not follow, once its time is over', () => {
    expect(meets(left, [viewed])).toBe(true);
    expect(meets(left, [viewed], Date.parse('2026-08-04T09:59:59+08:00'))).toBe(false);
    expect(meets(left, [viewed, event('Order Completed', '2026-08-02T00:00:00+08:00', { product: 'tea' })])).toBe(false);
    expect(meets(left, [viewed, event('Order Completed', '2026-08-02T00:00:00+08:00', { product: 'cup' })])).toBe(true);
    expect(meets(left, [viewed, event('Order Completed', '2026-08-04T10:00:00+08:00', { product: 'tea' })])).toBe(true);
  });

  it('hold for what followed in time', () => {
    const bought = { ...left, steps: [{ ...step, absent: false }] };
    expect(meets(bought, [viewed])).toBe(false);
    expect(meets(bought, [viewed, event('Order Completed', '2026-08-02T00:00:00+08:00', { product: 'tea' })])).toBe(true);
  });
});

describe('scores', () => {
  it('cut at type-7 quantiles, ties going together below their cut', () => {
    const frequency = [...Array.from({ length: 7 }, () => 1), 2, 3, 9];
    const cuts = cutsOf(frequency.length, (place) => frequency[place] ?? 0);
    // In fifths: 0.2, 0.4 and 0.6 of ten values lie at places 1.8, 3.6 and 5.4, all 1; 0.8 at place 7.2: 2 + 0.2 × 1.
    expect(cuts).toEqual([5, 5, 5, 11]);
    expect([1, 2, 3, 9].map((value) => scoreOf('frequency', value, cuts))).toEqual([1, 4, 5, 5]);
    expect([1, 2, 3].map((days) => scoreOf('recency', days, cuts))).toEqual([5, 2, 1]);
  });

  it('are nobody’s who has no match', () => {
    const filter = {
      type: 'score',
      score: 'frequency',
      event: 'Order Completed',
      where: [],
      window: { type: 'ever' },
      test: { op: '<=', value: 5 },
    } as const;
    const scores = { [scoreKey(filter)]: { recency: [0, 0, 0, 0], frequency: [5, 5, 5, 5], monetary: [0, 0, 0, 0] } };
    expect(evaluateFilter(filter, nothing, { ...asOf, scores })).toBe(false);
    expect(evaluateFilter(filter, { ...nothing, events: [event('Order Completed', '2026-01-01T00:00:00Z')] }, { ...asOf, scores })).toBe(true);
  });
});
