import { plainWeeks } from '@magpie/calendar';
import { dayMs } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { evaluateFilter } from './evaluate-filter.ts';
import type { AsOf } from './as-of.ts';
import type { EventFilter, Filter } from './filter.ts';
import type { EventFact, MemberFacts } from './member-facts.ts';
import type { NumberTest } from './value-test.ts';
import type { Window } from './window.ts';

const at = (text: string): number => Date.parse(text);
const now = at('2026-08-05T00:00:00+08:00');
const asOf: AsOf = { now, watermark: null, zone: 'Asia/Shanghai', anchorDates: ['2026-08-19', '2025-08-29', '2024-08-10'] };
const nothing: MemberFacts = { attributes: [], tags: [], consents: [], events: [], cohorts: new Set() };

let sequence = 0n;
function ordered(occurredAt: number, value: number | null = null, properties: EventFact['properties'] = {}): EventFact {
  return { sequence: (sequence += 1n), occurredAt, name: 'Order Completed', key: null, value, properties };
}
function order(window: Window, measure: 'count' | 'sum' | 'firstDaysAgo' | 'lastDaysAgo', test: NumberTest): EventFilter {
  return { type: 'event', event: 'Order Completed', where: [], window, measure: { type: measure }, test };
}
const once: NumberTest = { op: '>=', value: 1 };
const meets = (filter: Filter, facts: Partial<MemberFacts>, as: Partial<AsOf> = {}): boolean =>
  evaluateFilter(filter, { ...nothing, ...facts }, { ...asOf, ...as });

describe('windows', () => {
  const qixi = (yearsBack: number[]): Window => ({ type: 'anchor', fromDays: -14, toDays: 0, yearsBack });
  it.each<[string, Window, string, boolean]>([
    ['ever, at now', { type: 'ever' }, '2026-08-05T00:00:00.000+08:00', true],
    ['ever, after now', { type: 'ever' }, '2026-08-05T00:00:00.001+08:00', false],
    ['rolling, at its start', { type: 'rolling', days: 30 }, '2026-07-06T00:00:00.000+08:00', true],
    ['rolling, before it', { type: 'rolling', days: 30 }, '2026-07-05T23:59:59.999+08:00', false],
    ['absolute, first local midnight', { type: 'absolute', from: '2026-01-01', to: '2026-02-01' }, '2026-01-01T00:00:00+08:00', true],
    ['absolute, before it', { type: 'absolute', from: '2026-01-01', to: '2026-02-01' }, '2025-12-31T23:59:59.999+08:00', false],
    ['absolute, at its end', { type: 'absolute', from: '2026-01-01', to: '2026-02-01' }, '2026-02-01T00:00:00+08:00', false],
    ['absolute, open start', { type: 'absolute', from: null, to: '2026-02-01' }, '1990-01-01T00:00:00Z', true],
    ['anchor, first day', qixi([1]), '2025-08-15T00:00:00+08:00', true],
    ['anchor, day before the first', qixi([1]), '2025-08-14T23:59:59.999+08:00', false],
    ['anchor, last instant', qixi([1]), '2025-08-28T23:59:59.999+08:00', true],
    ['anchor, on the day itself', qixi([1]), '2025-08-29T00:00:00+08:00', false],
    ['anchor, the other year', qixi([1, 2]), '2024-08-09T12:00:00+08:00', true],
    ['anchor, a year not asked for', qixi([1]), '2024-08-09T12:00:00+08:00', false],
    ['anchor, a year nobody knows', qixi([5]), '2021-08-09T12:00:00+08:00', false],
    ['anchor, reversed', { type: 'anchor', fromDays: 3, toDays: -3, yearsBack: [1] }, '2025-08-29T00:00:00+08:00', false],
  ])('%s', (_, window, occurredAt, expected) => {
    expect(meets(order(window, 'count', once), { events: [ordered(at(occurredAt))] })).toBe(expected);
  });

  it('count back the days that the workspace works, and hold what happened on the others since', () => {
    const last: Window = { type: 'workingDays', days: 3 };
    const own = { '2026-08-01': 'work' } as const;
    const since = (occurredAt: string, workingDays = plainWeeks): boolean =>
      meets(order(last, 'count', once), { events: [ordered(at(occurredAt))] }, { workingDays });
    // The 5th is a Wednesday: the 4th, the 3rd and, over a weekend, the 31st of July; or the Saturday that is worked.
    expect(since('2026-07-31T00:00:00+08:00')).toBe(true);
    expect(since('2026-07-30T23:59:59.999+08:00')).toBe(false);
    expect(since('2026-08-02T12:00:00+08:00')).toBe(true);
    expect(since('2026-07-31T12:00:00+08:00', { official: null, own })).toBe(false);
    expect(() => meets(order(last, 'count', once), { events: [ordered(now)] })).toThrow('working days');
  });

  it('pass when a single year passes, and years are not added up', () => {
    const events = [ordered(at('2025-08-20T00:00:00Z')), ordered(at('2024-08-01T00:00:00Z'))];
    expect(meets(order(qixi([1, 2]), 'count', { op: '>=', value: 2 }), { events })).toBe(false);
    expect(meets(order(qixi([1, 2]), 'count', { op: '<', value: 1 }), { events })).toBe(false);
    expect(meets(order(qixi([1, 2]), 'count', { op: '<', value: 1 }), { events: events.slice(0, 1) })).toBe(true);
    expect(meets(order(qixi([]), 'count', { op: '<', value: 1 }), { events })).toBe(false);
  });

  it('follow the clock of the zone over a change of it', () => {
    const day: Window = { type: 'absolute', from: '2026-03-08', to: '2026-03-09' };
    const newYork = { zone: 'America/New_York' };
    expect(meets(order(day, 'count', once), { events: [ordered(at('2026-03-09T03:59:59.999Z'))] }, newYork)).toBe(true);
    expect(meets(order(day, 'count', once), { events: [ordered(at('2026-03-09T04:00:00Z'))] }, newYork)).toBe(false);
    expect(meets(order(day, 'count', once), { events: [ordered(at('2026-03-08T05:00:00Z'))] }, newYork)).toBe(true);
  });
});

describe('measures', () => {
  const ever: Window = { type: 'ever' };
  it.each<[string, EventFilter, EventFact[], boolean]>([
    ['no event is less than one', order(ever, 'count', { op: '<', value: 1 }), [], true],
    ['no event sums to 0', order(ever, 'sum', { op: '<', value: 5 }), [], true],
    ['an event without value adds 0', order(ever, 'sum', { op: '=', value: 100 }), [ordered(now, 100), ordered(now, null)], true],
    ['refunds count down', order(ever, 'sum', { op: '=', value: 60 }), [ordered(now, 100), ordered(now, -40)], true],
    ['days without a match are unmet', order(ever, 'lastDaysAgo', { op: '>=', value: 0 }), [], false],
    ['… under != as well', order(ever, 'firstDaysAgo', { op: '!=', value: 3 }), [], false],
    ['a day is 24 hours, rounded down', order(ever, 'lastDaysAgo', { op: '=', value: 2 }), [ordered(now - 3 * dayMs + 1)], true],
    ['… and full at 24 hours', order(ever, 'lastDaysAgo', { op: '=', value: 3 }), [ordered(now - 3 * dayMs)], true],
    ['first is the earliest', order(ever, 'firstDaysAgo', { op: '=', value: 9 }), [ordered(now), ordered(now - 9 * dayMs)], true],
    ['last is the latest', order(ever, 'lastDaysAgo', { op: '=', value: 0 }), [ordered(now), ordered(now - 9 * dayMs)], true],
  ])('%s', (_, filter, events, expected) => {
    expect(meets(filter, { events })).toBe(expected);
  });

  it('are of the named event with the properties asked for', () => {
    const filter: Filter = { ...order(ever, 'count', once), where: [{ property: 'category', test: { op: 'startsWith', value: '礼' } }] };
    expect(meets(filter, { events: [ordered(now, null, { category: '礼盒' })] })).toBe(true);
    expect(meets(filter, { events: [ordered(now, null, { category: '大礼' })] })).toBe(false);
    expect(meets(filter, { events: [{ ...ordered(now, null, { category: '礼盒' }), name: 'Product Viewed' }] })).toBe(false);
    expect(meets({ ...filter, where: [{ property: 'toString', test: { op: 'exists' } }] }, { events: [ordered(now)] })).toBe(false);
  });
});

describe('current values', () => {
  const change = (sequenceNumber: bigint, occurredAt: number, value: string | number | null) => ({
    sequence: sequenceNumber,
    occurredAt,
    name: 'city',
    value,
  });
  const city = (value: string): Filter => ({ type: 'attribute', name: 'city', test: { op: '=', value } });
  it('are the last that happened, whatever was recorded last', () => {
    const attributes = [change(1n, now - 1, 'Hangzhou'), change(2n, now - 2, 'Suzhou')];
    expect(meets(city('Hangzhou'), { attributes })).toBe(true);
  });
  it('are the last recorded of those that happened together', () => {
    expect(meets(city('Suzhou'), { attributes: [change(2n, now, 'Suzhou'), change(1n, now, 'Hangzhou')] })).toBe(true);
  });
  it('leave out what is still to happen or above the watermark', () => {
    const attributes = [change(1n, now - 9, 'Hangzhou'), change(2n, now - 8, 'Suzhou'), change(3n, now + 1, 'Wuxi')];
    expect(meets(city('Suzhou'), { attributes }, { watermark: 2n })).toBe(true);
    expect(meets(city('Hangzhou'), { attributes }, { watermark: 1n })).toBe(true);
  });
  it('never pass a test of another type, also under !=, and are absent after null', () => {
    const not = (value: string | number): Filter => ({ type: 'attribute', name: 'city', test: { op: '!=', value } });
    expect(meets(not(5), { attributes: [change(1n, now, 'Hangzhou')] })).toBe(false);
    expect(meets(not('Wuxi'), { attributes: [change(1n, now, 'Hangzhou')] })).toBe(true);
    expect(meets(not('Wuxi'), {})).toBe(false);
    expect(
      meets({ type: 'attribute', name: 'city', test: { op: 'exists' } }, { attributes: [change(1n, now - 1, 'x'), change(2n, now, null)] }),
    ).toBe(false);
  });
  it('of tags and consents come and go', () => {
    const tags = [
      { sequence: 1n, occurredAt: now - 2, tag: 'vip', present: true },
      { sequence: 2n, occurredAt: now - 1, tag: 'vip', present: false },
    ];
    expect(meets({ type: 'tag', tag: 'vip' }, { tags })).toBe(false);
    expect(meets({ type: 'tag', tag: 'vip' }, { tags }, { now: now - 2 })).toBe(true);
    const consents = [{ sequence: 3n, occurredAt: now, channel: 'sms', purpose: 'marketing', given: true }];
    expect(meets({ type: 'consent', channel: 'sms', purpose: 'marketing' }, { consents })).toBe(true);
    expect(meets({ type: 'consent', channel: 'sms', purpose: 'service' }, { consents })).toBe(false);
  });
});

describe('groups', () => {
  const inA: Filter = { type: 'cohort', cohort: 'a' };
  const inB: Filter = { type: 'cohort', cohort: 'b' };
  it.each<[string, Filter, boolean]>([
    ['all of nothing is everybody', { type: 'all', of: [] }, true],
    ['any of nothing is nobody', { type: 'any', of: [] }, false],
    ['all', { type: 'all', of: [inA, inB] }, false],
    ['any', { type: 'any', of: [inA, inB] }, true],
    ['not', { type: 'not', of: inB }, true],
  ])('%s', (_, filter, expected) => {
    expect(meets(filter, { cohorts: new Set(['a']) })).toBe(expected);
  });
});
