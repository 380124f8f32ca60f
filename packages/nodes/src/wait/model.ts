import { addDays } from '@magpie/calendar';
import { z } from 'zod';
import { fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { momentField, pastField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const unitSeconds = { minutes: 60, hours: 3_600, days: 86_400 } as const;

const config = z.strictObject({
  wait: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('delay'), amount: z.number().int().min(1).max(100_000), unit: z.enum(['minutes', 'hours', 'days']) }),
    z.strictObject({ type: z.literal('moment'), moment: momentField, past: pastField }),
  ]),
});

export type WaitConfig = z.infer<typeof config>;

/** Waits for a time to pass, or until a moment. */
export const wait = defineKind({
  type: 'wait',
  version: 2,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { wait: { type: 'delay', amount: 1, unit: 'days' } },
  role: 'step',
  timed: false,
  ports: () => ['out'],
  check: ({ wait: { type, ...rest } }, { anchor }) =>
    type === 'moment' && 'moment' in rest && rest.moment.type === 'anchor' && anchor === null
      ? [fieldError('kind.moment-without-anchor', ['wait', 'moment'])]
      : [],
  fix: (_config, { code }): WaitConfig | null =>
    code === 'kind.moment-without-anchor' ? { wait: { type: 'delay', amount: 1, unit: 'days' } } : null,
  compile: ({ wait: chosen }) =>
    chosen.type === 'delay'
      ? { op: 'delay', seconds: chosen.amount * unitSeconds[chosen.unit], next: { reached: 'out' } }
      : { op: 'waitUntil', at: chosen.moment, past: chosen.past, next: { reached: 'out', skipped: 'out' } },
  moveDays: ({ wait: chosen }, days) => ({
    wait: chosen.type === 'delay' ? longerBy(chosen, days) : { ...chosen, moment: movedBy(chosen.moment, days) },
  }),
  upgrade: {
    // Version 1 knew only delays, and kept their fields at the top.
    1: ({ amount, unit }) => ({ wait: { type: 'delay', amount, unit } }),
  },
});

function longerBy(delay: Extract<WaitConfig['wait'], { type: 'delay' }>, days: number): WaitConfig['wait'] {
  return { ...delay, amount: delay.amount + (days * unitSeconds.days) / unitSeconds[delay.unit] };
}

function movedBy(moment: z.infer<typeof momentField>, days: number): z.infer<typeof momentField> {
  return moment.type === 'anchor' ? { ...moment, offsetDays: moment.offsetDays + days } : { ...moment, date: addDays(moment.date, days) };
}
