import type { Instant } from '@magpie/kit';

/** What a customer model may know of a member: nothing of arms, messages or journeys. */
export interface ModelMember {
  readonly no: number;
  readonly externalId: string;
  readonly orders: number;
  readonly spentMinor: number;
}

/** Something a simulated customer will do. */
export interface ModelledEvent {
  /** Deterministic: the same seed and member give the same id. */
  readonly id: string;
  readonly memberNo: number;
  readonly name: string;
  readonly valueMinor: number;
  readonly occurredAt: Instant;
  /** Happens only if a message of the run had gone out to the member before `occurredAt`: the stated response. */
  readonly requiresMessage: boolean;
}

/**
 * Simulated customers of a rehearsal. Draws are keyed by (seed, member), never streamed, so a repeat gives the same people; the response to
 * messages is stated, so a report that does not recover it is wrong.
 */
export interface CustomerModel {
  plan(member: ModelMember, window: { readonly from: Instant; readonly to: Instant }): readonly ModelledEvent[];
}
