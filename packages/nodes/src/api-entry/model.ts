import { z } from 'zod';
import { defineKind } from '../define-kind.ts';
import { capsField, capsOf, maxAgeField, noCaps, ruleField } from '../entry-form/entry-fields.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({ rule: ruleField, maxAgeHours: maxAgeField, caps: capsField });

export type ApiEntryConfig = z.infer<typeof config>;

/** Another system says who enters, one call for each; it may name what the enrolment is about. */
export const apiEntry = defineKind({
  type: 'api-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { rule: 'again-after-leaving', maxAgeHours: 24, caps: noCaps },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: () => [],
  compile: ({ rule, maxAgeHours, caps }) => ({
    op: 'enter',
    audience: null,
    rule,
    at: null,
    source: { type: 'call', maxAgeHours },
    ...capsOf(caps),
    next: { entered: 'out' },
  }),
  upgrade: {},
  hasKey: () => true,
});
