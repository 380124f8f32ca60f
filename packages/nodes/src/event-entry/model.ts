import { checkPropertyTests, propertyTestSchema } from '@magpie/audience';
import { z } from 'zod';
import { checkNameField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { checkRule, soundRule } from '../entry-form/check-rule.ts';
import { capsField, capsOf, checkKey, keyField, maxAgeField, noCaps, ruleField } from '../entry-form/entry-fields.ts';
import { nameField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  event: nameField,
  where: z.array(propertyTestSchema).max(20),
  /** What an enrolment is about; null: about nothing. */
  key: keyField,
  rule: ruleField,
  maxAgeHours: maxAgeField,
  caps: capsField,
});

export type EventEntryConfig = z.infer<typeof config>;

/** Whoever does something enters, at once: as often as the rule says, for each cart or order if it names one. */
export const eventEntry = defineKind({
  type: 'event-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { event: 'Order Completed', where: [], key: null, rule: 'again-after-leaving', maxAgeHours: 24, caps: noCaps },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ event, where, key, rule }) => [
    ...checkNameField(event, ['event']),
    ...checkPropertyTests(where, ['where']),
    ...checkKey(key, ['key']),
    ...(key === null ? checkRule(rule) : []),
  ],
  fix: (broken, { code }) => (code === 'kind.rule-needs-key' ? { ...broken, rule: soundRule } : null),
  compile: ({ event, where, key, rule, maxAgeHours, caps }) => ({
    op: 'enter',
    audience: null,
    rule,
    at: null,
    source: { type: 'event', event, where, key, maxAgeHours },
    ...capsOf(caps),
    next: { entered: 'out' },
  }),
  upgrade: {},
  hasKey: ({ key }) => key !== null,
});
