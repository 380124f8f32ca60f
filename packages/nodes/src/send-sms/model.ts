import { checkSms, checkTemplate, shippedWords, smsMarks } from '@magpie/messaging';
import { z } from 'zod';
import { fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({
  /** Liquid with member fields. */
  text: z.string().max(2_000),
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
  fix: (config, { code }) => {
    const text = code === 'sms-no-opt-out' ? withOptOut(config.text) : code === 'sms-bad-signature' ? withPlainSignature(config.text) : null;
    return text === null ? null : { ...config, text };
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

/** With the shortest way out that carriers know, in the language of the text. */
function withOptOut(text: string): string {
  return /\p{Script=Han}/u.test(text) ? `${text.trimEnd()}拒收请回复R` : `${text.trimEnd()} Reply STOP to opt out`;
}

/** Without the signs that a signature may not hold; null where nothing would be left of it. */
function withPlainSignature(text: string): string | null {
  const { signature } = smsMarks(text);
  const plain =
    signature
      ?.replaceAll(/[^\p{L}\p{N} ]/gu, '')
      .trim()
      .slice(0, 20) ?? '';
  return plain.length < 2 ? null : text.replace(`【${signature}】`, () => `【${plain}】`);
}
