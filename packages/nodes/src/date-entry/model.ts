import { z } from 'zod';
import { checkNameField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { capsField, capsOf, noCaps } from '../entry-form/entry-fields.ts';
import { daysField, nameField, timeField, zoneField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  /** The attribute that holds the day, as YYYY-MM-DD. */
  attribute: nameField,
  returns: z.enum(['never', 'yearly', 'lunar-yearly']),
  offsetDays: daysField,
  time: timeField,
  zone: zoneField,
  caps: capsField,
});

export type DateEntryConfig = z.infer<typeof config>;

const initial: DateEntryConfig = { attribute: 'birthday', returns: 'yearly', offsetDays: 0, time: '09:00', zone: 'workspace', caps: noCaps };

/** A day in people's data lets each in: a birthday, by the sun or the moon, an anniversary, the day a coupon ends. Each return of the day is once. */
export const dateEntry = defineKind({
  type: 'date-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial,
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ attribute }) => checkNameField(attribute, ['attribute']),
  compile: ({ attribute, returns, offsetDays, time, zone, caps }) => ({
    op: 'enter',
    audience: null,
    rule: 'per-key',
    at: null,
    source: { type: 'date', attribute, returns, offsetDays, time, zone },
    ...capsOf(caps),
    next: { entered: 'out' },
  }),
  upgrade: {},
});
