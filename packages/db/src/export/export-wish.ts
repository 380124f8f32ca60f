import { z } from 'zod';

const storable = z.string().max(200);

/** What somebody wants to take out, as it is kept with the job. */
export const exportWishSchema = z.strictObject({
  what: z.enum(['members', 'events', 'orders', 'order-lines']),
  format: z.enum(['csv', 'parquet']),
  /** Whose rows: everybody's, those of a cohort, or those of whoever meets a filter when the file is written. */
  of: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('everybody') }),
    z.strictObject({ type: z.literal('cohort'), cohort: storable.min(1), name: storable }),
    z.strictObject({
      type: z.literal('filter'),
      filter: z.unknown(),
      /** Of the day that its windows go by, the newest first; none where none do. */
      anchorDates: z.array(z.string()).default([]),
      name: storable.nullable(),
    }),
  ]),
  /** Of events, orders and lines: what happened from this instant on, and before that one. */
  since: z.number().nullable(),
  until: z.number().nullable(),
});

export type ExportWish = z.infer<typeof exportWishSchema>;
