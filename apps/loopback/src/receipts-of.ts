import { stickyFraction } from '@magpie/kit';
import type { Faults } from './faults.ts';
import type { LedgerCall } from './ledger.ts';

export interface Receipt {
  readonly receiptId: string;
  readonly reference: string;
  readonly status: 'delivered' | 'failed';
  readonly reason: string | null;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * The last word on each message of a call. Who is not delivered is told by the phone, which is the same in every run: references are
 * not, and two runs of one seed must come to the same numbers.
 */
export function receiptsOf(call: LedgerCall, { failedReceipts, withheldReceipts }: Faults): readonly Receipt[] {
  return call.messages.flatMap(([reference, address], index) => {
    if (withheldReceipts > 0 && stickyFraction(`withheld|${address}`) < withheldReceipts) return [];
    const isFailed = failedReceipts > 0 && hash(address) < failedReceipts;
    const status = isFailed ? ('failed' as const) : ('delivered' as const);
    return [{ receiptId: `r-${call.first + index}`, reference, status, reason: isFailed ? 'absent subscriber' : null, at: Date.now() }];
  });
}

/** Even enough over phones and references, and far quicker than SHA-256: FNV-1a with a final mix (MurmurHash3), in [0, 1). */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}
