import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFilter } from './describe-filter.ts';
import type { Filter } from './filter.ts';
import { eventFilter } from './testing/event-filter.ts';
import { anyFilterArbitrary } from './testing/filter-arbitrary.ts';
import type { Window } from './window.ts';

const context = { currency: 'CNY', cohortNames: { c1: '去年七夕买家' } };
const zh = (filter: Filter): string => describeFilter(filter, { ...context, locale: 'zh-CN', anchorName: '七夕' });
const en = (filter: Filter): string => describeFilter(filter, { ...context, locale: 'en', anchorName: 'Qixi' });
const anchor = (fromDays: number, toDays: number, yearsBack: number[]): Window => ({ type: 'anchor', fromDays, toDays, yearsBack });
const vip: Filter = { type: 'tag', tag: 'VIP' };

describe('describeFilter', () => {
  it.each<[Filter, string, string]>([
    [
      {
        type: 'all',
        of: [
          eventFilter({ window: anchor(-14, 0, [1, 2]) }),
          eventFilter({ window: { type: 'rolling', days: 730 }, measure: { type: 'sum' }, test: { op: '>', value: 20_000 } }),
        ],
      },
      '近两年任一年七夕前 14 天内下过单，且近两年消费 > ¥200.00',
      'ordered in the 14 days before Qixi in either of the past two years, and spent more than CN¥200.00 in the past two years',
    ],
    [eventFilter({ window: anchor(0, 1, [1]) }), '去年七夕当天下过单', 'ordered on the day of Qixi last year'],
    [eventFilter({ window: anchor(0, 1, [0]) }), '七夕当天下过单', 'ordered on the day of Qixi'],
    [eventFilter({ window: anchor(1, 8, [0, 1]) }), '今年或去年七夕后 7 天内下过单', 'ordered in the 7 days after Qixi this year or last year'],
    [
      eventFilter({ window: anchor(-3, 3, [2]) }),
      '两年前七夕前 3 天至后 2 天下过单',
      'ordered from 3 days before to 2 days after Qixi two years ago',
    ],
    [eventFilter({ window: anchor(-1, 0, [1, 2, 3]) }), '近三年任一年七夕前 1 天下过单', 'ordered 1 day before Qixi in any of the past three years'],
    [eventFilter({ window: { type: 'rolling', days: 30 }, test: { op: '<', value: 1 } }), '近 30 天没有下过单', 'did not order in the past 30 days'],
    [eventFilter({ window: { type: 'workingDays', days: 3 } }), '近 3 个工作日下过单', 'ordered in the past 3 working days'],
    [{ type: 'not', of: eventFilter({ window: { type: 'rolling', days: 365 } }) }, '近一年没有下过单', 'did not order in the past year'],
    [
      eventFilter({ test: { op: '>=', value: 3 }, window: { type: 'absolute', from: '2026-01-01', to: '2026-02-01' } }),
      '2026年1月1日至2026年1月31日下单的次数 ≥ 3',
      'ordered at least 3 times from Jan 1, 2026 to Jan 31, 2026',
    ],
    [
      eventFilter({ measure: { type: 'lastDaysAgo' }, test: { op: '>', value: 90 } }),
      '最近一次下单距今 > 90 天',
      'last ordered more than 90 days ago',
    ],
    [
      eventFilter({ where: [{ property: 'category', test: { op: 'in', values: ['gift', 'tea'] } }] }),
      '下过单（category属于“gift”、“tea”）',
      'ordered (category is one of “gift”, “tea”)',
    ],
    [eventFilter({ event: 'Bell Rung' }), '发生过“Bell Rung”', 'did “Bell Rung”'],
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
      '有标签“VIP”，且（没有标签“VIP” 或 在人群快照“去年七夕买家”中）',
      'has the tag “VIP”, and (does not have the tag “VIP” or is in the cohort “去年七夕买家”)',
    ],
    [{ type: 'consent', channel: 'sms', purpose: 'marketing' }, '同意接收短信营销消息', 'agreed to marketing by SMS'],
    [{ type: 'attribute', name: '积分', test: { op: '>=', value: 1000 } }, '积分 ≥ 1,000', '积分 is at least 1,000'],
    [{ type: 'not', of: { type: 'attribute', name: '城市', test: { op: '=', value: '杭州' } } }, '不满足（城市为“杭州”）', 'not (城市 is “杭州”)'],
    [{ type: 'all', of: [] }, '所有人', 'everyone'],
    [
      { type: 'attribute', name: '生日', test: { op: 'anniversary', calendar: 'lunar', fromDays: 0, toDays: 7 } },
      '生日的农历周年日在未来 7 天内',
      '生日 has its lunar anniversary within the next 7 days',
    ],
    [{ type: 'attribute', name: '到期日', test: { op: 'inDays', days: -3 } }, '到期日为 3 天前', '到期日 was 3 days ago'],
    [{ type: 'attribute', name: '积分', test: { op: 'between', from: 100, to: 500 } }, '积分在 100 到 500 之间', '积分 is between 100 and 500'],
    [eventFilter({ window: { type: 'calendar', unit: 'quarter', back: 1 } }), '上季度下过单', 'ordered last quarter'],
    [
      eventFilter({ window: { type: 'calendar', unit: 'month', back: 0, days: { from: 1, to: 3 }, zone: 'member' } }),
      '本月第 1 至 3 天（会员当地时间）下过单',
      'ordered on days 1 to 3 of this month (in the member’s own time zone)',
    ],
    [
      eventFilter({ window: { type: 'dayOfYear', calendar: 'lunar', from: '07-01', to: '07-07', years: 3 } }),
      '近三年每年农历七月初一至七月初七下过单',
      'ordered between lunar 7/1 and 7/7 in each of the past three years',
    ],
    [
      eventFilter({ window: { type: 'rolling', hours: 48 }, measure: { type: 'sum', property: 'quantity' }, test: { op: '>=', value: 5 } }),
      '近 48 小时下单的quantity合计 ≥ 5',
      'ordered with a total quantity of at least 5 in the past 48 hours',
    ],
    [
      eventFilter({ measure: { type: 'average' }, test: { op: '>', value: 9900 } }),
      '下单的平均金额 > ¥99.00',
      'ordered with an average value of more than CN¥99.00',
    ],
    [
      eventFilter({ measure: { type: 'days' }, window: { type: 'rolling', months: 6 }, test: { op: '>=', value: 3 } }),
      '近 6 个月下单的天数 ≥ 3 天',
      'ordered on at least 3 days in the past 6 months',
    ],
    [
      eventFilter({ measure: { type: 'distinct', property: 'category' }, test: { op: '>=', value: 2 } }),
      '下单的不同category数 ≥ 2',
      'ordered with at least 2 different values of category',
    ],
    [
      {
        type: 'eventProperty',
        which: 'first',
        event: 'Order Completed',
        where: [],
        window: { type: 'ever' },
        property: 'category',
        test: { op: '=', value: '茶' },
      },
      '首次下单的category为“茶”',
      'the category of the first order is “茶”',
    ],
    [
      {
        type: 'eventDate',
        which: 'first',
        event: 'Order Completed',
        where: [],
        window: { type: 'ever' },
        test: { op: 'anniversary', calendar: 'solar', fromDays: 0, toDays: 1 },
      },
      '首次下单的日期的周年日在今天',
      'the day of the first order has its anniversary today',
    ],
    [
      {
        type: 'sequence',
        event: 'Product Viewed',
        where: [],
        window: { type: 'rolling', days: 30 },
        steps: [{ event: 'Order Completed', where: [], absent: true, within: { count: 3, unit: 'day' }, same: ['product'] }],
      },
      '近 30 天浏览过商品，之后 3 天内没有下过单（product相同）',
      'viewed a product in the past 30 days, then did not order with the same product within 3 days',
    ],
    [
      {
        type: 'score',
        score: 'frequency',
        event: 'Order Completed',
        where: [],
        window: { type: 'rolling', days: 365 },
        test: { op: '>=', value: 4 },
      },
      '按近一年下单的F（次数）评分 ≥ 4 分',
      'has a frequency (F) score of at least 4 out of 5 for orders in the past year',
    ],
    [{ type: 'reachable', channel: 'sms', purpose: 'marketing' }, '可通过短信接收营销消息', 'can be reached for marketing by SMS'],
    [
      { type: 'run', run: '七夕', node: '分组', outcome: 'holdout' },
      '在运行“七夕”的步骤“分组”走了“对照组”',
      'left the step “分组” of the run “七夕” by “the holdout”',
    ],
    [
      { type: 'not', of: { type: 'message', run: '七夕', node: '预热', states: ['accepted', 'delivered'] } },
      '运行“七夕”步骤“预热”没有已发出或已送达的消息',
      'has no message of the step “预热” of the run “七夕” that is sent or delivered',
    ],
  ])('%#', (filter, chinese, english) => {
    expect(zh(filter)).toBe(chinese);
    expect(en(filter)).toBe(english);
  });

  it('writes money in the units of its currency', () => {
    const spent = eventFilter({ measure: { type: 'sum' }, test: { op: '>=', value: 5000 } });
    expect(describeFilter(spent, { locale: 'en', currency: 'JPY', anchorName: null, cohortNames: {} })).toBe('spent at least ¥5,000');
  });

  it('finds words for every filter and leaves no hole open', () => {
    fc.assert(
      fc.property(anyFilterArbitrary, (filter) => {
        for (const text of [zh(filter), en(filter)]) {
          expect(text).not.toMatch(/\{\w+\}|undefined|NaN|^\s|\s$/);
          expect(text).not.toBe('');
        }
      }),
    );
  });
});
