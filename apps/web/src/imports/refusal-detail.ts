import type { Words } from '@magpie/ui';
import { z } from 'zod';
import { refusalOf } from '../api/refusal.ts';

const importSchema = z.object({ data: z.object({ refusal: z.object({ detail: z.object({ code: z.string(), detail: z.string() }) }) }) });

/** Why a file cannot be imported by a mapping: what the import itself would say, else the API's refusal. */
export function refusalDetail(error: unknown, words: Words): string {
  const parsed = importSchema.safeParse(error);
  if (!parsed.success) return words(`refusal.${refusalOf(error)?.code ?? 'lost'}`);
  const { code, detail } = parsed.data.data.refusal.detail;
  return words(`imports.refusal.${code}`, { detail });
}
