import type { Instant } from '@magpie/kit';

/** One member's facts, for `evaluateFilter`. Changes carry when they occurred and their sequence number. */
export interface MemberFacts {
  readonly attributes: readonly AttributeChange[];
  readonly tags: readonly TagChange[];
  readonly consents: readonly ConsentChange[];
  readonly events: readonly EventFact[];
  /** Ids of the cohorts that hold the member at the moment of the step. */
  readonly cohorts: ReadonlySet<string>;
  /** Channels on which they have an address; absent = none. */
  readonly channels?: ReadonlySet<string>;
  /** IANA zone they live in; absent, null or unknown = the workspace's. */
  readonly zone?: string | null;
  /** How they left the steps of runs; absent = they were in none. */
  readonly steps?: readonly StepFact[];
  /** Messages that runs meant for them; absent = none. */
  readonly messages?: readonly MessageFact[];
}

/** A member left a step of a run by an outcome: an arm of a split, `met` of a filter, `intended` of a send. */
export interface StepFact {
  readonly run: string;
  readonly node: string;
  readonly outcome: string;
  readonly occurredAt: Instant;
}

/** How far a message came. */
export const messageStates = ['pending', 'held', 'claimed', 'accepted', 'delivered', 'failed', 'suppressed', 'unknown'] as const;
export type MessageState = (typeof messageStates)[number];

export interface MessageFact {
  readonly run: string;
  readonly node: string;
  readonly state: MessageState;
  /** The instant it was meant for. */
  readonly occurredAt: Instant;
}

export interface FactStamp {
  readonly sequence: bigint;
  readonly occurredAt: Instant;
}
export interface AttributeChange extends FactStamp {
  readonly name: string;
  readonly value: string | number | boolean | null;
}
export interface TagChange extends FactStamp {
  readonly tag: string;
  readonly present: boolean;
}
export interface ConsentChange extends FactStamp {
  readonly channel: string;
  readonly purpose: string;
  readonly given: boolean;
}
export interface EventFact extends FactStamp {
  readonly name: string;
  /** Business key (order id, cart id), or null. */
  readonly key: string | null;
  /** Minor units of the workspace's currency, or null. */
  readonly value: number | null;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}
