import { setTimeout as delay } from 'node:timers/promises';
import { stickyFraction } from '@magpie/kit';
import type { LedgerLine } from './ledger.ts';

interface Receipt {
  readonly receiptId: string;
  readonly reference: string;
  readonly status: 'delivered' | 'failed';
  readonly reason: string | null;
  readonly at: number;
}

const perPost = 500;
const failingShare = 0.02;

/** Sends receipts to whom they belong until each is taken. What a killed process had not sent is sent again from the ledger by `resend`. */
export interface ReceiptSender {
  send(url: string, lines: readonly LedgerLine[], options: { readonly twice: boolean }): void;
  close(): Promise<void>;
}

/** Two phones in a hundred cannot be reached, always the same ones: a repeat of a run gives the same numbers. */
export function receiptSender(): ReceiptSender {
  const queues = new Map<string, Receipt[]>();
  let isClosed = false;
  const running = new Map<string, Promise<void>>();
  const drain = async (url: string): Promise<void> => {
    const queue = queues.get(url) ?? [];
    while (queue.length > 0 && !isClosed) {
      const batch = queue.slice(0, perPost);
      if (await post(url, batch)) queue.splice(0, batch.length);
      else await delay(300);
    }
    running.delete(url);
  };
  return {
    send: (url, lines, { twice }) => {
      const queue = queues.get(url) ?? [];
      queues.set(url, queue);
      const receipts = lines.map(receiptOf);
      queue.push(...receipts, ...(twice ? receipts : []));
      if (!running.has(url)) running.set(url, drain(url));
    },
    close: async () => {
      isClosed = true;
      await Promise.all(running.values());
    },
  };
}

function receiptOf(line: LedgerLine): Receipt {
  const fails = stickyFraction(`receipt|${line.address}`) < failingShare;
  return { receiptId: `r-${line.providerId}`, reference: line.reference, status: fails ? 'failed' : 'delivered', reason: fails ? 'absent subscriber' : null, at: Date.now() };
}

async function post(url: string, receipts: readonly Receipt[]): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receipts }), signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    // A receipt that its receiver calls malformed will not become better.
    return response.ok || (response.status >= 400 && response.status < 500);
  } catch {
    return false;
  }
}
