import type { ScheduledDays } from '@magpie/journey/plan';
import { z, type ZodType } from 'zod';
import { checkFilterField, fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { checkRule, soundRule } from '../entry-form/check-rule.ts';
import { capsField, capsOf, noCaps, ruleField } from '../entry-form/entry-fields.ts';
import { filterField, timeField, zoneField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const numbers = (most: number) => z.array(z.number().int().min(1).max(most)).max(most);
const days: ZodType<ScheduledDays> = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day') }),
  z.strictObject({ every: z.literal('week'), weekdays: numbers(7) }),
  z.strictObject({ every: z.literal('month'), days: numbers(31) }),
  z.strictObject({ every: z.literal('lunar-month'), days: numbers(30) }),
]);

const config = z.strictObject({
  days,
  time: timeField,
  zone: zoneField,
  audience: filterField,
  rule: ruleField,
  caps: capsField,
});

export type ScheduleEntryConfig = z.infer<typeof config>;

/** The audience enters as it is on days that come again: every Friday, the 8th of each month, the first and the fifteenth of the moon. */
export const scheduleEntry = defineKind({
  type: 'schedule-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: {
    days: { every: 'week', weekdays: [5] },
    time: '10:00',
    zone: 'workspace',
    audience: { type: 'all', of: [] },
    rule: 'again-after-leaving',
    caps: noCaps,
  },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ days: scheduled, audience, rule }, { workspace }) => [
    ...(isEmpty(scheduled) ? [fieldError('kind.schedule-empty', ['days'])] : []),
    ...checkFilterField(audience, ['audience'], { hasAnchor: false, workspace }),
    ...checkRule(rule),
  ],
  fix: (broken, { code }) => (code === 'kind.rule-needs-key' ? { ...broken, rule: soundRule } : null),
  compile: ({ days: scheduled, time, zone, audience, rule, caps }) => ({
    op: 'enter',
    audience,
    rule,
    at: null,
    source: { type: 'schedule', days: sorted(scheduled), time, zone },
    ...capsOf(caps),
    next: { entered: 'out' },
  }),
  upgrade: {},
});

function isEmpty(scheduled: ScheduledDays): boolean {
  return scheduled.every !== 'day' && chosenOf(scheduled).length === 0;
}

/** What is chosen of a week or a month, by number. */
export function chosenOf(scheduled: Exclude<ScheduledDays, { every: 'day' }>): readonly number[] {
  return scheduled.every === 'week' ? scheduled.weekdays : scheduled.days;
}

/** The same days chosen in another order are the same plan. */
function sorted(scheduled: ScheduledDays): ScheduledDays {
  if (scheduled.every === 'day') return scheduled;
  const chosen = [...new Set(chosenOf(scheduled))].toSorted((left, right) => left - right);
  return scheduled.every === 'week' ? { every: 'week', weekdays: chosen } : { every: scheduled.every, days: chosen };
}
