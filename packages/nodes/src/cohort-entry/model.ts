import { z } from 'zod';
import { checkNameField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { nameField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  /** Id of a saved cohort. */
  cohort: nameField,
});

export type CohortEntryConfig = z.infer<typeof config>;

/** Everybody of a saved cohort enters when the journey starts: last year's buyers. */
export const cohortEntry = defineKind({
  type: 'cohort-entry',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { cohort: '' },
  role: 'entry',
  timed: false,
  ports: () => ['out'],
  check: ({ cohort }) => checkNameField(cohort, ['cohort']),
  compile: ({ cohort }) => ({ op: 'enter', audience: { type: 'cohort', cohort }, rule: 'once', at: null, next: { entered: 'out' } }),
  upgrade: {},
});
