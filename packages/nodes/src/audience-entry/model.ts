import { z } from 'zod';
import { checkFilterField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { checkRule, soundRule } from '../entry-form/check-rule.ts';
import { capsField, capsOf, maxAgeField, noCaps, ruleField } from '../entry-form/entry-fields.ts';
import { filterField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  audience: filterField,
  edge: z.enum(['entering', 'leaving']),
  /** Whether who belongs to it when the journey starts enters then. */
  existing: z.boolean(),
  rule: ruleField,
  maxAgeHours: maxAgeField,
  caps: capsField,
});

export type AudienceEntryConfig = z.infer<typeof config>;

/** Whoever comes to belong to an audience enters, or whoever ceases to. */
export const audienceEntry = defineKind({
  type: 'audience-entry',
  version: 2,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { audience: { type: 'all', of: [] }, edge: 'entering', existing: false, rule: 'again-after-leaving', maxAgeHours: 72, caps: noCaps },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ audience, rule }, { workspace }) => [...checkFilterField(audience, ['audience'], { hasAnchor: false, workspace }), ...checkRule(rule)],
  fix: (broken, { code }) => (code === 'kind.rule-needs-key' ? { ...broken, rule: soundRule } : null),
  compile: ({ audience, edge, existing, rule, maxAgeHours, caps }) => ({
    op: 'enter',
    audience,
    rule,
    at: null,
    source: { type: 'audience', edge, existing: existing && edge === 'entering', maxAgeHours },
    ...capsOf(caps),
    next: { entered: 'out' },
  }),
  upgrade: { 1: (config) => ({ ...config, maxAgeHours: 72 }) },
});
