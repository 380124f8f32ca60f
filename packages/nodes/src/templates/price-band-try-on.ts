import type { JourneyTemplate } from './template.ts';
import { edgesOf, onDay, orderedWithin, pensFor, spentWithin } from './pens.ts';

const texts = {
  'zh-CN': {
    name: '价格带试新',
    entry: '半年内买过的人',
    band: '按消费分档',
    high: '半年满 800 元',
    middle: '半年满 300 元',
    top: '高档试新',
    topText: '春茶头采到店，只留给喝得懂的你，先寄三泡试试再决定。',
    mid: '中档试新',
    midText: '春茶上新，比你常喝的再好一点，先寄两泡给你尝尝。',
    low: '口粮试新',
    lowText: '春茶口粮上新，一杯不到两块，先尝一泡再下单。',
    cohort: '试新后下单',
    tried: '只试不买',
    triedReason: '试饮后十四天未下单',
    done: '升级成功',
    doneReason: '试饮后下单',
  },
  en: {
    name: 'Try on a price band',
    entry: 'Ordered within half a year',
    band: 'By spending',
    high: '800 and more in half a year',
    middle: '300 and more in half a year',
    top: 'Top of the range',
    topText: 'The first spring harvest is in. Three samples for you, before you decide.',
    mid: 'One step up',
    midText: 'Spring tea, a little finer than your usual. Two samples are on us.',
    low: 'Every day',
    lowText: 'Spring tea for every day, under two yuan a cup. Taste one first.',
    cohort: 'Ordered after trying',
    tried: 'Tried only',
    triedReason: 'No order within fourteen days',
    done: 'Moved up',
    doneReason: 'Ordered after trying',
  },
} as const;

export const priceBandTryOn: JourneyTemplate = {
  purpose: 'new-goods',
  about: {
    'zh-CN': '半年内买过的人按消费分三档，各寄高一档的试饮；十四天内下单的存为人群快照，看谁愿意往上走。',
    en: 'Three bands by what people spent in half a year, each offered samples one step up; who orders within fourteen days is kept as a cohort.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { fromDays: 0, windowDays: 15 },
      nodes: [
        pen.entry(words.entry, { anchor: { type: 'yearly', month: 4, day: 10 }, audience: orderedWithin(180), startOffsetDays: -1 }),
        ...pen.holdout(),
        pen.branch({ id: 'band', name: words.band, stage: 'seed', at: [1, 0], when: onDay(0, '10:00') }, [
          { id: 'high', name: words.high, filter: spentWithin(180, 80_000) },
          { id: 'middle', name: words.middle, filter: spentWithin(180, 30_000) },
        ]),
        pen.sms({ id: 'top', name: words.top, stage: 'seed', at: [1, 1] }, words.topText),
        pen.sms({ id: 'mid', name: words.mid, stage: 'seed', at: [2, 1] }, words.midText),
        pen.sms({ id: 'low', name: words.low, stage: 'seed', at: [3, 1] }, words.lowText),
        pen.bought({ id: 'bought', stage: 'convert', at: [4, 0] }, { hours: 336 }),
        pen.leave({ id: 'tried', name: words.tried, stage: 'convert', at: [4, 1] }, words.triedReason),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [5, 0] }, words.cohort),
        pen.leave({ id: 'done', name: words.done, stage: 'retain', at: [5, 1] }, words.doneReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>band',
        'holdout.holdout>watch',
        'band.high>top',
        'band.middle>mid',
        'band.otherwise>low',
        'top.out>bought',
        'mid.out>bought',
        'low.out>bought',
        'bought.matched>buyers',
        'bought.timeout>tried',
        'buyers.out>done',
      ),
    });
  },
};
