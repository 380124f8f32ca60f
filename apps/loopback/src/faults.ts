import { z } from 'zod';

/** What goes wrong, on purpose. Shares are probabilities between 0 and 1, drawn per call. */
export const faultsSchema = z.strictObject({
  /** Takes the call, then drops the connection without an answer. */
  dropAnswer: z.number().min(0).max(1).default(0),
  throttled: z.number().min(0).max(1).default(0),
  /** 500 before anything is taken. */
  failing: z.number().min(0).max(1).default(0),
  slowMs: z.number().int().min(0).max(60_000).default(0),
  duplicateReceipts: z.boolean().default(false),
  /** Receipts go out before the call is answered. */
  earlyReceipts: z.boolean().default(false),
  /** The same token is taken again as if it were new. */
  notIdempotent: z.boolean().default(false),
  seed: z.string().default('loopback'),
});

export type Faults = z.infer<typeof faultsSchema>;
export const noFaults: Faults = faultsSchema.parse({});
