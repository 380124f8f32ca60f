import type { Receipt } from './receipts-of.ts';

export interface PostOptions {
  /** Sends the latter half once more, as providers do that lost the answer. */
  readonly isTwice: boolean;
  readonly signal: AbortSignal;
}

const answerWithinMs = 10_000;

/** Posts receipts, and says whether they were taken for good. What its receiver calls malformed will not become better, and counts as taken. */
export async function postReceipts(url: string, receipts: readonly Receipt[], { isTwice, signal }: PostOptions): Promise<boolean> {
  if (receipts.length === 0) return true;
  const isTaken = await post(url, receipts, signal);
  return isTaken && isTwice ? post(url, receipts.slice(Math.floor(receipts.length / 2)), signal) : isTaken;
}

async function post(url: string, receipts: readonly Receipt[], signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipts }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    });
    await response.body?.cancel();
    return response.ok || response.status === 400 || response.status === 404 || response.status === 413 || response.status === 422;
  } catch {
    return false;
  }
}
