import { checkPropertyTests, propertyTestSchema } from '@magpie/audience';
import { z } from 'zod';
import { checkNameField, fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { checkKey, keyField } from '../entry-form/entry-fields.ts';
import { daysField, nameField, zoneField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  event: nameField,
  where: z.array(propertyTestSchema).max(20),
  window: z.discriminatedUnion('type', [
    /** From local midnight `fromDays` from the anchor to local midnight `toDays` from it, the end not included: 0 to 1 is the day itself. */
    z.strictObject({ type: z.literal('anchor'), fromDays: daysField, toDays: daysField, zone: zoneField }),
    /** From arrival. */
    z.strictObject({
      type: z.literal('delay'),
      hours: z
        .number()
        .int()
        .min(1)
        .max(24 * 365),
    }),
  ]),
  /** Where the event says what it is about: only one about the same thing as the enrolment counts. Null: any of the member's. */
  about: keyField,
  /** How late the event's source may tell of it; null: as the workspace has it. */
  settlingMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .nullable(),
});

export type AwaitEventConfig = z.infer<typeof config>;

/** Waits for an event in a window: bought or not. */
export const awaitEvent = defineKind({
  type: 'await-event',
  version: 2,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: {
    event: 'Order Completed',
    where: [],
    window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' },
    about: null,
    settlingMinutes: null,
  },
  role: 'step',
  timed: false,
  ports: () => ['matched', 'timeout'],
  check: ({ event, where, window, about }, { anchor, hasKey }) => [
    ...checkNameField(event, ['event']),
    ...checkPropertyTests(where, ['where']),
    ...checkKey(about, ['about']),
    ...(about !== null && !hasKey ? [fieldError('kind.key-without-entry-key', ['about'])] : []),
    ...(window.type === 'anchor' && anchor === null ? [fieldError('kind.moment-without-anchor', ['window'])] : []),
    ...(window.type === 'anchor' && window.fromDays >= window.toDays ? [fieldError('kind.window-empty', ['window', 'toDays'])] : []),
  ],
  fix: ({ window, ...rest }, { code }): AwaitEventConfig | null => {
    if (code === 'kind.key-without-entry-key') return { ...rest, window, about: null };
    if (window.type !== 'anchor') return null;
    const { fromDays, toDays } = window;
    // As long as it was meant to be.
    if (code === 'kind.moment-without-anchor')
      return { ...rest, window: { type: 'delay', hours: Math.min(Math.max(toDays - fromDays, 1), 365) * 24 } };
    if (code !== 'kind.window-empty') return null;
    return { ...rest, window: fromDays > toDays ? { ...window, fromDays: toDays, toDays: fromDays } : { ...window, toDays: fromDays + 1 } };
  },
  compile: ({ event, where, window, about, settlingMinutes }) => {
    const rest = {
      ...(about === null ? {} : { key: about }),
      ...(settlingMinutes === null ? {} : { settlingSeconds: settlingMinutes * 60 }),
      next: { matched: 'matched', timeout: 'timeout' },
    };
    if (window.type === 'delay') return { op: 'awaitEvent', event, where, from: null, to: { type: 'delay', seconds: window.hours * 3_600 }, ...rest };
    const midnight = { type: 'anchor', time: '00:00', zone: window.zone } as const;
    return {
      op: 'awaitEvent',
      event,
      where,
      from: { ...midnight, offsetDays: window.fromDays },
      to: { ...midnight, offsetDays: window.toDays },
      ...rest,
    };
  },
  moveDays: ({ window, ...rest }, days) => ({
    ...rest,
    window:
      window.type === 'anchor'
        ? { ...window, fromDays: window.fromDays + days, toDays: window.toDays + days }
        : { ...window, hours: window.hours + days * 24 },
  }),
  upgrade: { 1: (config) => ({ ...config, about: null, settlingMinutes: null }) },
});
