import type { RecipientAnswer, SendRefusal } from '@magpie/messaging';
import type { BoundChannel } from './channel-resolver.ts';
import { referencesOf } from './chunk-entry.ts';
import { sendStates } from './send-state.ts';
import { callMs, startWithinMs, type TakenChunk } from './take-chunks.ts';

/** What is known of a chunk after an attempt. */
export type Outcome =
  /** The provider's word on each; null where it has none. */
  | { readonly type: 'answered'; readonly answers: readonly (RecipientAnswer | null)[] }
  /** It was certainly not taken: ready again, after a while. `isThrottled`: the account is sending too much, whatever the chunk. */
  | { readonly type: 'later'; readonly afterMs: number; readonly isThrottled: boolean }
  /** Nobody knows: it stays on the wire, and is asked about or repeated after a while. */
  | { readonly type: 'open'; readonly afterMs: number }
  /** The attempt was not made. */
  | { readonly type: 'unbegun' }
  /** The last word on all of it. */
  | { readonly type: 'over'; readonly state: number; readonly chunk: 'failed' | 'unknown'; readonly reason: string };

/** How often a chunk is tried before it is given up; being told to wait is not much of a failure. */
const attemptsAtMost = 16;
const throttledAtMost = 40;
/** Before a provider is asked about a call whose answer was lost, it gets a moment to finish it. */
const settleMs = 500;

/**
 * Sends a chunk, or asks what became of it. After an ambiguous call only an idempotent provider gets it again, under the same key; another is asked by
 * our references; where it cannot tell, the messages are unknown and are not sent again. Never throws for what a provider does.
 */
export async function callProvider(bound: BoundChannel, chunk: TakenChunk): Promise<Outcome> {
  const { capabilities } = bound.channel;
  if (chunk.isAmbiguous && !capabilities.idempotent) return ask(bound, chunk, 'the sender was lost while the call was out');
  if (performance.now() - chunk.takenAtMs > startWithinMs) return { type: 'unbegun' };
  const recipients = referencesOf(chunk.entries, chunk).map((reference, index) => ({
    reference,
    address: chunk.entries.a[index] ?? '',
    body: { type: 'text' as const, text: chunk.entries.t[index] ?? '' },
  }));
  const sent = await bound.channel.send({ token: chunk.key, recipients }, AbortSignal.timeout(callMs));
  return sent.ok ? { type: 'answered', answers: sent.value } : refused(bound, chunk, sent.refusal);
}

/** What a refusal means. One that says "certainly not taken" says so of this attempt only. */
async function refused(bound: BoundChannel, chunk: TakenChunk, refusal: SendRefusal): Promise<Outcome> {
  const isThrottled = refusal.code === 'throttled';
  const afterMs = Math.max(isThrottled ? refusal.retryAfterMs : 0, backOffMs(chunk.attempts));
  if (refusal.code === 'ambiguous') {
    if (bound.channel.capabilities.idempotent) return chunk.attempts < attemptsAtMost ? { type: 'open', afterMs } : ask(bound, chunk, refusal.reason);
    return bound.channel.capabilities.lookUp ? { type: 'open', afterMs: settleMs } : unknown(refusal.reason);
  }
  const isLast = refusal.code === 'refused' || chunk.attempts >= (isThrottled ? throttledAtMost : attemptsAtMost);
  if (chunk.isAmbiguous) return isLast ? ask(bound, chunk, refusal.code) : { type: 'open', afterMs };
  if (refusal.code === 'refused') return { type: 'over', state: sendStates['failed:refused'], chunk: 'failed', reason: refusal.reason };
  return isLast
    ? { type: 'over', state: sendStates['failed:unavailable'], chunk: 'failed', reason: refusal.code }
    : { type: 'later', afterMs, isThrottled };
}

/** Asks the provider by our references. What it has never heard of may still be on its way to it, and stays unknown. */
async function ask({ channel }: BoundChannel, chunk: TakenChunk, reason: string): Promise<Outcome> {
  if (!channel.capabilities.lookUp || !channel.lookUp) return unknown(reason);
  const found = await channel.lookUp(referencesOf(chunk.entries, chunk), AbortSignal.timeout(callMs));
  if (found.ok) return { type: 'answered', answers: found.value };
  return chunk.attempts < attemptsAtMost ? { type: 'open', afterMs: backOffMs(chunk.attempts) } : unknown(reason);
}

function unknown(reason: string): Outcome {
  return { type: 'over', state: sendStates.unknown, chunk: 'unknown', reason };
}

/** 0.1 s at first, growing by 1.4: three quarters of a minute in all. */
function backOffMs(attempts: number): number {
  return Math.min(10_000, 100 * 1.4 ** (attempts - 1));
}
