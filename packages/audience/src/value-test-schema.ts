import { isStorable } from '@magpie/kit';
import { z } from 'zod';
import { filterBounds } from './filter-bounds.ts';
import type { PropertyTest, ValueTest } from './filter.ts';

/** Text that a database can hold and compare: bounded, no NUL, no half of a surrogate pair. */
export const textSchema = z
  .string()
  .max(filterBounds.textLength)
  .refine(isStorable, { params: { reason: 'unstorable' } });

const scalarSchema = z.union([textSchema, z.number(), z.boolean()]);

/** How an attribute or property compares. */
export const valueTestSchema: z.ZodType<ValueTest> = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('exists') }),
  z.strictObject({ op: z.enum(['=', '!=']), value: scalarSchema }),
  z.strictObject({ op: z.enum(['>=', '>', '<=', '<']), value: z.number() }),
  z.strictObject({ op: z.literal('in'), values: z.array(z.union([textSchema, z.number()])).max(filterBounds.listValues) }),
  z.strictObject({ op: z.enum(['contains', 'startsWith']), value: textSchema }),
]);

/** A test of one property of an event; shared with goals and event waits. */
export const propertyTestSchema: z.ZodType<PropertyTest> = z.strictObject({ property: textSchema, test: valueTestSchema });
