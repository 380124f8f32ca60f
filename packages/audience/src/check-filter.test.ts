import { describe, expect, it } from 'vitest';
import { checkFilter } from './check-filter.ts';
import type { Filter } from './filter.ts';
import { audienceProblemCodes } from './problem-codes.ts';
import { eventFilter } from './testing/event-filter.ts';
import { audienceWords } from './words.ts';

const sound: Filter = { type: 'tag', tag: 'vip' };
const anchor = { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] } as const;

describe('checkFilter', () => {
  it.each<[string, Filter, string[]]>([
    ['a sound filter', { type: 'all', of: [sound, eventFilter({ window: anchor }), { type: 'not', of: sound }] }, []],
    ['an empty group', { type: 'all', of: [sound, { type: 'any', of: [] }] }, ['error audience.empty-group of.1.of']],
    ['a missing tag', { type: 'not', of: { type: 'tag', tag: ' ' } }, ['error audience.name-missing of.tag']],
    ['a missing attribute', { type: 'attribute', name: '', test: { op: 'exists' } }, ['error audience.name-missing name']],
    [
      'a missing consent',
      { type: 'consent', channel: '', purpose: '' },
      ['error audience.name-missing channel', 'error audience.name-missing purpose'],
    ],
    ['a missing cohort', { type: 'cohort', cohort: '' }, ['error audience.name-missing cohort']],
    ['an empty list', { type: 'attribute', name: 'city', test: { op: 'in', values: [] } }, ['error audience.list-empty test.values']],
    [
      'an empty text',
      eventFilter({ where: [{ property: 'category', test: { op: 'contains', value: '' } }] }),
      ['error audience.text-empty where.0.test.value'],
    ],
    ['a missing property', eventFilter({ where: [{ property: '', test: { op: 'exists' } }] }), ['error audience.name-missing where.0.property']],
    ['an unknown event', eventFilter({ event: 'Order Compelted' }), ['warning audience.event-unknown event']],
    ['an empty window', eventFilter({ window: { type: 'absolute', from: '2026-01-01', to: '2026-01-01' } }), ['error audience.window-empty window']],
    [
      'a reversed window',
      eventFilter({ window: { type: 'absolute', from: '2026-01-02', to: '2026-01-01' } }),
      ['error audience.window-reversed window'],
    ],
    ['no days', eventFilter({ window: { type: 'rolling', days: 0 } }), ['error audience.window-empty window.days']],
    ['a reversed anchor window', eventFilter({ window: { ...anchor, toDays: -15 } }), ['error audience.window-reversed window']],
    ['no years', eventFilter({ window: { ...anchor, yearsBack: [] } }), ['error audience.window-without-years window.yearsBack']],
    ['a year twice', eventFilter({ window: { ...anchor, yearsBack: [1, 1] } }), ['warning audience.window-year-repeated window.yearsBack']],
    ['count ≥ 0', eventFilter({ test: { op: '>=', value: 0 } }), ['warning audience.always-true test']],
    ['count < 0', eventFilter({ test: { op: '<', value: 0 } }), ['error audience.never-true test']],
    ['count = 1.5', eventFilter({ test: { op: '=', value: 1.5 } }), ['error audience.never-true test']],
    ['count < 1', eventFilter({ test: { op: '<', value: 1 } }), []],
    ['days ago ≥ 0, which asks for a match', eventFilter({ measure: { type: 'lastDaysAgo' }, test: { op: '>=', value: 0 } }), []],
    ['days ago < 0', eventFilter({ measure: { type: 'lastDaysAgo' }, test: { op: '<', value: 0 } }), ['error audience.never-true test']],
    ['a sum below zero, possible after refunds', eventFilter({ measure: { type: 'sum' }, test: { op: '<', value: 0 } }), []],
  ])('%s', (_, filter, expected) => {
    const problems = checkFilter(filter, { hasAnchor: true, events: new Set(['Order Completed']) });
    expect(problems.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`)).toEqual(expected);
  });

  it('misses the anchor of a journey without one', () => {
    const problems = checkFilter(eventFilter({ window: anchor }), { hasAnchor: false });
    expect(problems.map(({ code }) => code)).toEqual(['audience.anchor-missing']);
  });
});

describe('words of problems', () => {
  it.each(['zh-CN', 'en'] as const)('are complete in %s', (locale) => {
    expect(Object.keys(audienceWords[locale].problems).toSorted()).toEqual([...audienceProblemCodes].toSorted());
  });
});
