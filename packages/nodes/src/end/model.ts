import { z } from 'zod';
import { defineKind } from '../define-kind.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({ reason: z.string().max(200) });

export type EndConfig = z.infer<typeof config>;

/** The journey is over for whoever comes here. */
export const end = defineKind({
  type: 'end',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { reason: '' },
  role: 'end',
  timed: false,
  ports: () => [],
  check: () => [],
  compile: ({ reason }) => ({ op: 'end', reason }),
  upgrade: {},
});
