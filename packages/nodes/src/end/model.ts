import { z } from 'zod';
import { defineKind } from '../define-kind.ts';

const config = z.strictObject({ reason: z.string().max(200) });

export type EndConfig = z.infer<typeof config>;

/** The journey is over for whoever comes here. */
export const end = defineKind({
  type: 'end',
  version: 1,
  config,
  initial: { reason: '' },
  role: 'end',
  timed: false,
  ports: () => [],
  check: () => [],
  compile: ({ reason }) => ({ op: 'end', reason }),
  upgrade: {},
});
