import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFilter } from './describe-filter.ts';
import type { EventFilter, Filter, Window } from './filter.ts';
import { filterArbitrary } from './testing/filter-arbitrary.ts';

const context = { currency: 'CNY', cohortNames: { c1: '去年七夕买家' } };
const zh = (filter: Filter): string => describeFilter(filter, { ...context, locale: 'zh-CN', anchorName: '七夕' });
const en = (filter: Filter): string => describeFilter(filter, { ...context, locale: 'en', anchorName: 'Qixi' });
const order = (part: Partial<EventFilter> = {}): EventFilter => ({
  type: 'event',
  event: 'Order Completed',
  where: [],
  window: { type: 'ever' },
  measure: { type: 'count' },
  test: { op: '>=', value: 1 },
  ...part,
});
const anchor = (fromDays: number, toDays: number, yearsBack: number[]): Window => ({ type: 'anchor', fromDays, toDays, yearsBack });
const vip: Filter = { type: 'tag', tag: 'VIP' };

describe('describeFilter', () => {
  it.each<[Filter, string, string]>([
    [
      {
        type: 'all',
        of: [
          order({ window: anchor(-14, 0, [1, 2]) }),
          order({ window: { type: 'rolling', days: 730 }, measure: { type: 'sum' }, test: { op: '>', value: 20_000 } }),
        ],
      },
      '近两年任一年七夕前 14 天内下过单，且近两年消费 > ¥200.00',
      'ordered in the 14 days before Qixi in either of the past two years, and spent more than CN¥200.00 in the past two years',
    ],
    [order({ window: anchor(0, 1, [1]) }), '去年七夕当天下过单', 'ordered on the day of Qixi last year'],
    [order({ window: anchor(0, 1, [0]) }), '七夕当天下过单', 'ordered on the day of Qixi'],
    [order({ window: anchor(1, 8, [0, 1]) }), '今年或去年七夕后 7 天内下过单', 'ordered in the 7 days after Qixi this year or last year'],
    [order({ window: anchor(-3, 3, [2]) }), '两年前七夕前 3 天至后 2 天下过单', 'ordered from 3 days before to 2 days after Qixi two years ago'],
    [order({ window: anchor(-1, 0, [1, 2, 3]) }), '近三年任一年七夕前 1 天下过单', 'ordered 1 day before Qixi in any of the past three years'],
    [order({ window: { type: 'rolling', days: 30 }, test: { op: '<', value: 1 } }), '近 30 天没有下过单', 'did not order in the past 30 days'],
    [{ type: 'not', of: order({ window: { type: 'rolling', days: 365 } }) }, '近一年没有下过单', 'did not order in the past year'],
    [
      order({ test: { op: '>=', value: 3 }, window: { type: 'absolute', from: '2026-01-01', to: '2026-02-01' } }),
      '2026年1月1日至2026年1月31日下单的次数 ≥ 3',
      'ordered at least 3 times from Jan 1, 2026 to Jan 31, 2026',
    ],
    [order({ measure: { type: 'lastDaysAgo' }, test: { op: '>', value: 90 } }), '最近一次下单距今 > 90 天', 'last ordered more than 90 days ago'],
    [
      order({ where: [{ property: 'category', test: { op: 'in', values: ['gift', 'tea'] } }] }),
      '下过单（category属于“gift”、“tea”）',
      'ordered (category is one of “gift”, “tea”)',
    ],
    [order({ event: 'Bell Rung' }), '发生过“Bell Rung”', 'did “Bell Rung”'],
    [
      {
        type: 'all',
        of: [
          vip,
          {
            type: 'any',
            of: [
              { type: 'not', of: vip },
              { type: 'cohort', cohort: 'c1' },
            ],
          },
        ],
      },
      '有标签“VIP”，且（没有标签“VIP” 或 在人群“去年七夕买家”中）',
      'has the tag “VIP”, and (does not have the tag “VIP” or is in the cohort “去年七夕买家”)',
    ],
    [{ type: 'consent', channel: 'sms', purpose: 'marketing' }, '同意接收短信营销消息', 'agreed to marketing by SMS'],
    [{ type: 'attribute', name: '积分', test: { op: '>=', value: 1000 } }, '积分 ≥ 1,000', '积分 is at least 1,000'],
    [{ type: 'not', of: { type: 'attribute', name: '城市', test: { op: '=', value: '杭州' } } }, '不满足（城市为“杭州”）', 'not (城市 is “杭州”)'],
    [{ type: 'all', of: [] }, '所有人', 'everyone'],
  ])('%#', (filter, chinese, english) => {
    expect(zh(filter)).toBe(chinese);
    expect(en(filter)).toBe(english);
  });

  it('writes money in the units of its currency', () => {
    const spent = order({ measure: { type: 'sum' }, test: { op: '>=', value: 5000 } });
    expect(describeFilter(spent, { locale: 'en', currency: 'JPY', anchorName: null, cohortNames: {} })).toBe('spent at least ¥5,000');
  });

  it('finds words for every filter and leaves no hole open', () => {
    fc.assert(
      fc.property(filterArbitrary, (filter) => {
        for (const text of [zh(filter), en(filter)]) {
          expect(text).not.toMatch(/\{\w+\}|undefined|NaN|^\s|\s$/);
          expect(text).not.toBe('');
        }
      }),
    );
  });
});
