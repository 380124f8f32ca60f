import { checkSms, checkTemplate, shippedWords } from '@magpie/messaging';
import { z } from 'zod';
import { fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import { mendText } from './mend-text.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

/** Of a text's source. */
export const mostCharacters = 2_000;

const config = z.strictObject({
  /** Liquid with member fields. */
  text: z.string().max(mostCharacters),
  purpose: z.enum(['marketing', 'service']),
  /** Held longer than this after its moment, it is not sent any more; null = no limit. */
  sendByHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .nullable(),
});

export type SendSmsConfig = z.infer<typeof config>;

/** Sends one text message. Who has no phone or no consent leaves by `unreachable`; unwired, they go on with the others. */
export const sendSms = defineKind({
  type: 'send-sms',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { text: '', purpose: 'marketing', sendByHours: 24 },
  role: 'step',
  timed: true,
  ports: () => ['out', 'unreachable'],
  optionalPorts: () => ['unreachable'],
  check: ({ text, purpose }, { workspace: { forbiddenWords, memberFields } }) => {
    if (text.trim() === '') return [fieldError('sms.text-missing', ['text'])];
    return [...checkTemplate(text, memberFields), ...checkSms(text, purpose, forbiddenWords ?? shippedWords)].map((problem) => ({
      ...problem,
      path: ['text'],
    }));
  },
  fix: (config, problem, workspace) => {
    const text = mendText(config.text, problem, workspace);
    return text === null || text.length > mostCharacters ? null : { ...config, text };
  },
  compile: ({ text, purpose, sendByHours }, { wired }) => ({
    op: 'send',
    channel: 'sms',
    purpose,
    template: { text },
    sendByHours,
    next: { intended: 'out', unreachable: wired.has('unreachable') ? 'unreachable' : 'out' },
  }),
  upgrade: {},
});
