import type { Words } from '@magpie/ui';
import { z } from 'zod';
import { refusalOf } from '../api/refusal.ts';

const reasonSchema = z.object({
  data: z.object({ refusal: z.object({ detail: z.enum(['unreadable', 'empty', 'utf-16', 'packed', 'binary', 'too-large', 'json-list']) }) }),
});

/** Why a file cannot be looked at. */
export function unreadableWords(error: unknown, words: Words): string {
  const reason = reasonSchema.safeParse(error);
  if (reason.success) return words(`imports.unreadable.${reason.data.data.refusal.detail}`);
  const refusal = refusalOf(error);
  return refusal === null ? words('imports.lost') : words(`refusal.${refusal.code}`);
}
