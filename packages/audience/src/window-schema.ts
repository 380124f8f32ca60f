import { z } from 'zod';
import { filterBounds } from './filter-bounds.ts';
import type { Window } from './filter.ts';

/** A real calendar day between 1900 and 2999; zone arithmetic outside is guesswork. */
const dateSchema = z.iso.date().refine((date) => date >= '1900-01-01' && date <= '2999-12-31', { params: { reason: 'date-range' } });
const daysSchema = z.int().min(-filterBounds.days).max(filterBounds.days);

/** Windows of an event clause. Empty and reversed ones parse, so that an editor can hold them; `checkFilter` names them. */
export const windowSchema: z.ZodType<Window> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ever') }),
  z.strictObject({ type: z.literal('absolute'), from: dateSchema.nullable(), to: dateSchema.nullable() }),
  z.strictObject({ type: z.literal('rolling'), days: z.int().min(0).max(filterBounds.days) }),
  z.strictObject({
    type: z.literal('anchor'),
    fromDays: daysSchema,
    toDays: daysSchema,
    yearsBack: z.array(z.int().min(0).max(100)).max(filterBounds.years),
  }),
]);
