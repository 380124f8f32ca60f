import { noCaps } from '../entry-form/entry-fields.ts';
import { scheduleEntry } from '../schedule-entry/model.ts';
import { edgesOf, orderedWithin, pensFor } from './pens.ts';
import type { JourneyTemplate } from './template.ts';

const texts = {
  'zh-CN': {
    name: '每月会员日',
    entry: '半年内买过的人',
    invite: '会员日邀请',
    inviteText: '每月8号会员日，今天下单享会员价，再送一份当季小样。',
    coupon: '下月见',
    couponName: '满 129 减 20',
    cohort: '会员日常客',
    won: '会员日下单',
    wonReason: '当天下单，下月再邀请',
  },
  en: {
    name: 'Member day, every month',
    entry: 'Ordered within half a year',
    invite: 'Invitation',
    inviteText: 'Member day: member prices today, and a sample of the season.',
    coupon: 'Until next month',
    couponName: '20 off from 129',
    cohort: 'Member day regulars',
    won: 'Ordered on member day',
    wonReason: 'Ordered on the day; invited again next month',
  },
} as const;

export const monthlyDay: JourneyTemplate = {
  purpose: 'loyalty',
  about: {
    'zh-CN': '每月 8 日十点，半年内买过的人收到邀请；当天下单的存为人群快照，再发一张下月用的券。一直进行，到你停下为止。',
    en: 'On the 8th of each month at ten, who ordered within half a year is invited; who orders that day is kept, with a coupon for the next. Goes on until you stop it.',
  },
  draw: (order) => {
    const pen = pensFor(order);
    const words = texts[order.locale];
    return pen.journey(words.name, {
      goal: { from: 'entry', windowDays: 3 },
      nodes: [
        pen.enter(scheduleEntry, words.entry, {
          days: { every: 'month', days: [8] },
          time: '10:00',
          zone: 'workspace',
          audience: orderedWithin(180),
          rule: 'again-after-leaving',
          caps: noCaps,
        }),
        ...pen.holdout(),
        pen.sms({ id: 'invite', name: words.invite, stage: 'convert', at: [1, 0] }, words.inviteText),
        pen.bought({ id: 'bought', stage: 'convert', at: [1, 1] }, { hours: 14 }),
        pen.leave({ id: 'not-bought', name: pen.words.leave, stage: 'convert', at: [1, 2] }, pen.words.notBought),
        pen.coupon(
          { id: 'coupon', name: words.coupon, stage: 'repurchase', at: [2, 0] },
          { name: words.couponName, amountOff: 2_000, minimumSpend: 12_900, validDays: 35 },
        ),
        pen.cohort({ id: 'buyers', stage: 'retain', at: [3, 0] }, words.cohort),
        pen.leave({ id: 'won', name: words.won, stage: 'retain', at: [3, 1] }, words.wonReason),
      ],
      edges: edgesOf(
        'entry.out>holdout',
        'holdout.take-part>invite',
        'holdout.holdout>watch',
        'invite.out>bought',
        'bought.matched>coupon',
        'bought.timeout>not-bought',
        'coupon.out>buyers',
        'buyers.out>won',
      ),
    });
  },
};
