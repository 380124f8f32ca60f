import { checkPropertyTests, valueTestSchema } from '@magpie/audience';
import { z } from 'zod';
import { defineKind } from '../define-kind.ts';
import { capsField, capsOf, maxAgeField, noCaps, ruleField } from '../entry-form/entry-fields.ts';
import { checkRule, soundRule } from '../entry-form/check-rule.ts';
import { nameField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  attribute: nameField,
  test: valueTestSchema,
  rule: ruleField,
  maxAgeHours: maxAgeField,
  caps: capsField,
});

export type AttributeEntryConfig = z.infer<typeof config>;

/** Whoever's attribute comes to be so enters: who becomes gold, whose balance falls below. */
export const attributeEntry = defineKind({
  type: 'attribute-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { attribute: 'level', test: { op: '=', value: 'gold' }, rule: 'again-after-leaving', maxAgeHours: 24, caps: noCaps },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ attribute, test, rule }) => [
    ...checkPropertyTests([{ property: attribute, test }], []).map(({ path, ...problem }) => ({
      ...problem,
      path: path[1] === 'property' ? ['attribute'] : path.slice(1),
    })),
    ...checkRule(rule),
  ],
  fix: (broken, { code }) => (code === 'kind.rule-needs-key' ? { ...broken, rule: soundRule } : null),
  compile: ({ attribute, test, rule, maxAgeHours, caps }) => ({
    op: 'enter',
    audience: null,
    rule,
    at: null,
    source: { type: 'attribute', name: attribute, test, maxAgeHours },
    ...capsOf(caps),
    next: { entered: 'out' },
  }),
  upgrade: {},
});
