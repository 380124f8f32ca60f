import type { Instant, Result } from '@magpie/kit';

/** A message as a provider takes it: free text, or an approved template with parameters (the big Chinese SMS services). */
export type MessageBody =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'template'; readonly signature: string; readonly template: string; readonly parameters: Readonly<Record<string, string>> };

export interface Recipient {
  /** Our reference of this one message: unique for ever within the account. */
  readonly reference: string;
  /** E.164 for SMS. */
  readonly address: string;
  readonly body: MessageBody;
}

/** One provider call. The token is the same on every repeat of the same chunk. */
export interface ChunkRequest {
  readonly token: string;
  readonly recipients: readonly Recipient[];
}

/** The provider's word on each recipient, in the order of the request. */
export type RecipientAnswer = { readonly status: 'accepted'; readonly providerId: string } | { readonly status: 'rejected'; readonly reason: string };

/** What can be said of a call. `ambiguous`: it may or may not have been taken (timeout, dropped connection, 5xx after the body went out). */
export type SendRefusal =
  | { readonly code: 'throttled'; readonly retryAfterMs: number }
  | { readonly code: 'unavailable' }
  | { readonly code: 'ambiguous'; readonly reason: string }
  | { readonly code: 'refused'; readonly reason: string };

/** A receipt: final word on one message. May come twice, or before the answer to the call itself. */
export interface Receipt {
  readonly receiptId: string;
  readonly reference: string;
  readonly status: 'delivered' | 'failed';
  readonly reason: string | null;
  readonly at: Instant;
}

/** What an adapter promises of its provider; nothing assumes more. */
export interface Capabilities {
  /** The same token (or reference) sent twice is one message. */
  readonly idempotent: boolean;
  /** Asking by our reference tells whether it was taken. */
  readonly lookUp: boolean;
  readonly maxRecipients: number;
  readonly receiptIdentity: 'reference' | 'provider-id' | 'batch-and-address';
}

export interface Channel {
  readonly capabilities: Capabilities;
  send(request: ChunkRequest, signal: AbortSignalLike): Promise<Result<readonly RecipientAnswer[], SendRefusal>>;
  /** Present when `capabilities.lookUp`. Answers per reference; `null` = the provider has never heard of it. */
  lookUp?(references: readonly string[], signal: AbortSignalLike): Promise<Result<readonly (RecipientAnswer | null)[], SendRefusal>>;
}

/** The part of AbortSignal the pure core may know. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
