import { z } from 'zod';

const share = z.number().min(0).max(1);

/** What goes wrong, on purpose. Shares are probabilities between 0 and 1: of calls, drawn anew; of messages, by the reference, and of receipts, by the phone, so that a repeat meets the same. */
export const faultsSchema = z.strictObject({
  /** Calls that are taken, and whose connection is then dropped without an answer. */
  dropAnswer: share.default(0),
  /** Calls refused with 429. */
  throttled: share.default(0),
  /** Calls refused with 500 before anything is taken. */
  failing: share.default(0),
  /** Calls that are taken and answered with 500. */
  failingAfter: share.default(0),
  /** Calls refused with 503: certainly not taken. */
  unavailable: share.default(0),
  /** Messages to which the provider says no. */
  rejected: share.default(0),
  /** Wait before every answer. */
  slowMs: z.number().int().min(0).max(60_000).default(0),
  /** Every receipt comes twice, the second time in another company. */
  duplicateReceipts: z.boolean().default(false),
  /** Receipts go out before the call is answered. */
  earlyReceipts: z.boolean().default(false),
  /** Messages that are never delivered. */
  failedReceipts: share.default(0.02),
  /** Messages of which nothing is ever heard again. */
  withheldReceipts: share.default(0),
  /** What was taken before is taken again as if it were new. */
  notIdempotent: z.boolean().default(false),
  seed: z.string().default('loopback'),
});

export type Faults = z.infer<typeof faultsSchema>;
export const noFaults: Faults = faultsSchema.parse({});
