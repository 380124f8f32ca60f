import { isStorable } from '@magpie/kit';
import { z } from 'zod';
import { filterBounds } from './filter-bounds.ts';
import { dateOrMinuteSchema, monthDaySchema } from './local-day-schema.ts';
import type { AttributeTest, DateTest, NumberTest, PropertyTest, ValueTest } from './value-test.ts';

/** Text that a database can hold and compare: bounded, no NUL, no half of a surrogate pair. */
export const textSchema = z
  .string()
  .max(filterBounds.textLength)
  .refine(isStorable, { params: { reason: 'unstorable' } });

const scalarSchema = z.union([textSchema, z.number(), z.boolean()]);
const signedDaysSchema = z.int().min(-filterBounds.days).max(filterBounds.days);
const aheadSchema = z.int().min(-filterBounds.anniversaryDays).max(filterBounds.anniversaryDays);

export const numberTestSchema: z.ZodType<NumberTest> = z.strictObject({ op: z.enum(['>=', '>', '<=', '<', '=', '!=']), value: z.number() });

const valueTests = [
  z.strictObject({ op: z.enum(['exists', 'empty']) }),
  z.strictObject({ op: z.enum(['=', '!=']), value: scalarSchema }),
  z.strictObject({ op: z.enum(['>=', '>', '<=', '<']), value: z.number() }),
  z.strictObject({ op: z.literal('between'), from: z.number(), to: z.number() }),
  z.strictObject({ op: z.enum(['in', 'notIn']), values: z.array(z.union([textSchema, z.number()])).max(filterBounds.listValues) }),
  z.strictObject({ op: z.enum(['contains', 'notContains', 'startsWith', 'endsWith']), value: textSchema }),
  z.strictObject({
    op: z.literal('matches'),
    value: textSchema.refine((pattern) => pattern.split('*').length - 1 <= filterBounds.wildcards, { params: { reason: 'wildcards' } }),
  }),
] as const;

const dateTests = [
  z.strictObject({ op: z.enum(['before', 'on', 'after']), at: dateOrMinuteSchema }),
  z.strictObject({ op: z.enum(['withinLast', 'withinNext']), days: z.int().min(0).max(filterBounds.days) }),
  z.strictObject({ op: z.literal('inDays'), days: signedDaysSchema }),
  z.strictObject({ op: z.literal('anniversary'), calendar: z.enum(['solar', 'lunar']), fromDays: aheadSchema, toDays: aheadSchema }),
  z.strictObject({ op: z.literal('dayOfYear'), calendar: z.enum(['solar', 'lunar']), from: monthDaySchema, to: monthDaySchema }),
] as const;

/** How a value compares. */
export const valueTestSchema: z.ZodType<ValueTest> = z.discriminatedUnion('op', valueTests);

/** How a date compares. */
export const dateTestSchema: z.ZodType<DateTest> = z.discriminatedUnion('op', dateTests);

/** How an attribute compares. */
export const attributeTestSchema: z.ZodType<AttributeTest> = z.discriminatedUnion('op', [...valueTests, ...dateTests]);

/** A test of one property of an event; shared with goals and event waits. */
export const propertyTestSchema: z.ZodType<PropertyTest> = z.strictObject({ property: textSchema, test: valueTestSchema });
