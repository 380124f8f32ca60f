import { z } from 'zod';
import { filterBounds } from './filter-bounds.ts';
import { dateOrMinuteSchema, monthDaySchema } from './local-day-schema.ts';
import type { RollingWindow, Window } from './window.ts';

const daysSchema = z.int().min(-filterBounds.days).max(filterBounds.days);
const lengthSchema = (atMost: number) => z.int().min(0).max(atMost).exactOptional();
const zone = z.literal('member').exactOptional();

/** A length in exactly one unit. */
const rollingSchema = z
  .strictObject({
    type: z.literal('rolling'),
    hours: lengthSchema(filterBounds.days * 24),
    days: lengthSchema(filterBounds.days),
    weeks: lengthSchema(5_200),
    months: lengthSchema(1_200),
  })
  .transform(({ type, hours, days, weeks, months }, context): RollingWindow => {
    const given = [
      ...(hours === undefined ? [] : [{ type, hours }]),
      ...(days === undefined ? [] : [{ type, days }]),
      ...(weeks === undefined ? [] : [{ type, weeks }]),
      ...(months === undefined ? [] : [{ type, months }]),
    ];
    const [only] = given;
    if (only !== undefined && given.length === 1) return only;
    context.addIssue({ code: 'custom', params: { reason: 'one-unit' } });
    return z.NEVER;
  });

/** Windows of an event clause. Empty and reversed ones parse, so that an editor can hold them; `checkFilter` names them. */
export const windowSchema: z.ZodType<Window> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ever') }),
  z.strictObject({ type: z.literal('absolute'), from: dateOrMinuteSchema.nullable(), to: dateOrMinuteSchema.nullable(), zone }),
  rollingSchema,
  z.strictObject({
    type: z.literal('calendar'),
    unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    back: z.int().min(0).max(filterBounds.periods),
    days: z.strictObject({ from: z.int().min(1).max(366), to: z.int().min(1).max(366) }).exactOptional(),
    zone,
  }),
  z.strictObject({
    type: z.literal('dayOfYear'),
    calendar: z.enum(['solar', 'lunar']),
    from: monthDaySchema,
    to: monthDaySchema,
    years: z.int().min(1).max(filterBounds.years),
    zone,
  }),
  z.strictObject({ type: z.literal('workingDays'), days: z.int().min(0).max(filterBounds.workingDays), zone }),
  z.strictObject({
    type: z.literal('anchor'),
    fromDays: daysSchema,
    toDays: daysSchema,
    yearsBack: z.array(z.int().min(0).max(100)).max(filterBounds.years),
  }),
]);
