import { z } from 'zod';
import type { Faults } from './faults.ts';
import type { Ledger, LedgerCall } from './ledger.ts';
import { hash } from './receipts-of.ts';

export const callSchema = z.object({
  token: z.string().min(1).max(300),
  messages: z
    .array(z.object({ reference: z.string().min(1).max(300), address: z.string().min(1).max(40), text: z.string().max(5_000) }))
    .min(1)
    .max(100),
});

export type Call = z.infer<typeof callSchema>;

export type Answer = { readonly status: 'accepted'; readonly providerId: string } | { readonly status: 'rejected'; readonly reason: string };

export interface Taken {
  readonly answers: readonly Answer[];
  /** What was new and is now on disk. */
  readonly call: LedgerCall;
}

/**
 * Takes what it has not taken before: the same token or the same reference again is the same message, unless the provider is told not to be
 * idempotent. Null where a token comes again with other messages. Answers only once everything it speaks of is on disk.
 */
export async function takeMessages(
  ledger: Ledger,
  faults: Faults,
  { call, url }: { readonly call: Call; readonly url: string },
): Promise<Taken | null> {
  const known = faults.notIdempotent ? undefined : ledger.referencesOf(call.token);
  const accepted = call.messages.filter(({ reference }) => !isRejected(reference, faults));
  if (known && accepted.some(({ reference }) => !known.includes(reference))) return null;
  const fresh = accepted.filter(({ reference }) => faults.notIdempotent || ledger.numberOf(reference) === undefined);
  const taken = await ledger.take({ token: call.token, url, messages: fresh.map(({ reference, address }) => [reference, address]) });
  const numbers = new Map(fresh.map(({ reference }, index) => [reference, taken.first + index]));
  return {
    call: taken,
    answers: call.messages.map(({ reference }) => answerOf(reference, faults, numbers.get(reference) ?? ledger.numberOf(reference))),
  };
}

/** What the provider says of a message it is asked about; null = it has never heard of it. */
export function lookUp(ledger: Ledger, faults: Faults, reference: string): Answer | null {
  const number = ledger.numberOf(reference);
  return number === undefined && !isRejected(reference, faults) ? null : answerOf(reference, faults, number);
}

function answerOf(reference: string, faults: Faults, number: number | undefined): Answer {
  return number === undefined || isRejected(reference, faults)
    ? { status: 'rejected', reason: 'blocked' }
    : { status: 'accepted', providerId: `lb-${number}` };
}

function isRejected(reference: string, { rejected }: Faults): boolean {
  return rejected > 0 && hash(`rejected|${reference}`) < rejected;
}
