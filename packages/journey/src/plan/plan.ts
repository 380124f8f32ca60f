import type { Anchor } from '@magpie/calendar';
import type { Filter, PropertyTest } from '@magpie/audience';
import type { EntryCaps, EntryRule, EntrySource, KeyOf } from './entry.ts';

/**
 * A compiled journey: immutable, content-hashed, of a closed set of ops. Nothing that runs a plan has heard of node kinds.
 * `ops[0]` is the one `enter`. An outcome leads to the index of an op; every path ends in an `end`.
 *
 * People balance per node: whoever came to any op of a node is either at one of its ops (`here`) or left it by one recorded outcome. Only the last
 * op of a node records (`records`), with one exception: a `waitUntil` in front of a step that is skipped leaves the node, and records `skipped`.
 * Whoever reaches an `end` stays there and is counted as here. Ways that lead nowhere on the canvas lead to one last `end` of the node `~end`, which
 * no canvas node is called: its people are those who left by open ports.
 */
export interface Plan {
  readonly format: 1;
  /** SHA-256 of the canonical JSON of the plan without this member. */
  readonly hash: string;
  readonly journeyId: string;
  readonly anchor: Anchor | null;
  readonly ops: readonly Op[];
  readonly goal: Goal | null;
  /** Saved audiences that were put into its filters, with the version of each; absent: none was named. */
  readonly audiences?: Readonly<Record<string, number>>;
}

/** Did `event` inside [start, start + windowDays × 24 h), the holdout by the same window. Measured by intention to treat. */
export interface Goal {
  readonly event: string;
  readonly where: readonly PropertyTest[];
  /**
   * Where the window opens: at one moment for everyone, or at the instant of each enrolment's own entry. What is done at the very instant of entering
   * is what somebody entered by, and does not count.
   */
  readonly from: Moment | { readonly type: 'entry' };
  readonly windowDays: number;
}

/** A moment that is known once a run has its anchor (and, for `zone: 'member'`, the member's zone). */
export type Moment =
  | { readonly type: 'anchor'; readonly offsetDays: number; readonly time: string; readonly zone: 'workspace' | 'member' }
  | { readonly type: 'date'; readonly date: string; readonly time: string; readonly zone: 'workspace' | 'member' };

interface OpBase {
  /** Stable: the node's id, or `node.wait` for the wait in front of it. Unique in the plan. */
  readonly id: string;
  /** Canvas node this op belongs to. */
  readonly node: string;
  /** True on the op whose outcome is the node's own: only that one is recorded in history and balances. */
  readonly records: boolean;
}

export type Op =
  /**
   * Without a source the audience as it is at `at` enters, all at once and each of them once. With one, people enter one by one while the run goes on,
   * as often as the rule says; the audience is then the one that is entered or left.
   */
  | (OpBase & {
      readonly op: 'enter';
      readonly audience: Filter | null;
      readonly rule: EntryRule;
      readonly at: Moment | null;
      readonly source?: EntrySource;
      readonly caps?: EntryCaps;
      readonly next: { readonly entered: number };
    })
  | (OpBase & { readonly op: 'filter'; readonly filter: Filter; readonly next: { readonly met: number; readonly unmet: number } })
  /** `skipped` is where people go who come after the moment under `past: 'skip'`; `refuse` is judged when a run starts. */
  | (OpBase & {
      readonly op: 'waitUntil';
      readonly at: Moment;
      readonly past: 'now' | 'skip' | 'refuse';
      readonly next: { readonly reached: number; readonly skipped: number };
    })
  | (OpBase & { readonly op: 'delay'; readonly seconds: number; readonly next: { readonly reached: number } })
  /**
   * Looks at occurredAt in [from, to); `from` null = when they came; `to` a moment or a delay in seconds after coming. With `key`, only an event that
   * is about the same thing as the enrolment counts: the order of this very cart. `settlingSeconds`: how late the event's source may tell of it, where
   * that is not as the workspace has it.
   */
  | (OpBase & {
      readonly op: 'awaitEvent';
      readonly event: string;
      readonly where: readonly PropertyTest[];
      readonly from: Moment | null;
      readonly to: Moment | { readonly type: 'delay'; readonly seconds: number };
      readonly key?: KeyOf;
      readonly settlingSeconds?: number;
      readonly next: { readonly matched: number; readonly timeout: number };
    })
  | (OpBase & {
      readonly op: 'branch';
      readonly cases: readonly { readonly outcome: string; readonly filter: Filter }[];
      readonly otherwise: string;
      readonly next: Readonly<Record<string, number>>;
    })
  /** Arm = first whose cumulative weight exceeds the sticky hash of (external id, journey, node). `holdout` names the arm that is left alone. */
  | (OpBase & {
      readonly op: 'split';
      readonly arms: readonly { readonly outcome: string; readonly weight: number }[];
      readonly holdout: string | null;
      readonly next: Readonly<Record<string, number>>;
    })
  | (OpBase & {
      readonly op: 'send';
      readonly channel: string;
      readonly purpose: string;
      readonly template: MessageTemplate;
      readonly sendByHours: number | null;
      readonly next: { readonly intended: number; readonly unreachable: number };
    })
  | (OpBase & { readonly op: 'grant'; readonly benefit: Benefit; readonly next: { readonly granted: number } })
  | (OpBase & {
      readonly op: 'update';
      readonly addTags: readonly string[];
      readonly removeTags: readonly string[];
      readonly next: { readonly updated: number };
    })
  | (OpBase & { readonly op: 'save'; readonly cohort: string; readonly next: { readonly saved: number } })
  | (OpBase & { readonly op: 'end'; readonly reason: string });

/** Liquid source with member fields; rendered strictly at claim. */
export interface MessageTemplate {
  readonly text: string;
}

/** A coupon: `minorOff` off from `minorFrom` on, valid `validDays` from the grant. Amounts in minor units. */
export interface Benefit {
  readonly type: 'coupon';
  readonly name: string;
  readonly minorOff: number;
  readonly minorFrom: number;
  readonly validDays: number;
}
