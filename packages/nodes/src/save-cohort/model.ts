import { z } from 'zod';
import { checkNameField } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { nameField } from '../field-schemas.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({ name: nameField });

export type SaveCohortConfig = z.infer<typeof config>;

/** Saves whoever passes into a cohort of the run: the audience of next year's campaign. */
export const saveCohort = defineKind({
  type: 'save-cohort',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { name: '' },
  role: 'step',
  timed: true,
  ports: () => ['out'],
  check: ({ name }) => checkNameField(name, ['name']),
  compile: ({ name }) => ({ op: 'save', cohort: name, next: { saved: 'out' } }),
  upgrade: {},
});
