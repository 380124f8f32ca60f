import { type Filter, parseFilter } from '@magpie/audience';
import { type Anchor, festivals, isPlainDate, isPlainTime } from '@magpie/calendar';
import type { Moment } from '@magpie/journey/plan';
import { z, type ZodType } from 'zod';

/** Fields that several kinds share. */
export const filterField: ZodType<Filter, unknown> = z.unknown().transform((value, context) => {
  const parsed = parseFilter(value);
  if (parsed.ok) return parsed.value;
  // The audience language says what is wrong in its own words; the journey passes them on.
  for (const { code, path, parameters } of parsed.refusal)
    context.addIssue({ code: 'custom', path: [...path], params: { problem: code, parameters } });
  return z.NEVER;
});
export const timeField = z.string().refine(isPlainTime);
export const nameField = z.string().max(200);
export const daysField = z.number().int().min(-3_650).max(3_650);
export const zoneField = z.enum(['workspace', 'member']);
export const pastField = z.enum(['now', 'skip', 'refuse']);

export const anchorField: ZodType<Anchor> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('date'), date: z.string().refine(isPlainDate) }),
  z.strictObject({ type: z.literal('yearly'), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }),
  z.strictObject({ type: z.literal('festival'), festival: z.enum(festivals) }),
]);

export const momentField: ZodType<Moment> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('anchor'), offsetDays: daysField, time: timeField, zone: zoneField }),
  z.strictObject({ type: z.literal('date'), date: z.string().refine(isPlainDate), time: timeField, zone: zoneField }),
]);
