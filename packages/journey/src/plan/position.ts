import type { Instant } from '@magpie/kit';
import type { Benefit } from './plan.ts';

/** Where one enrolment stands in a plan. `due` is the instant at which it next moves by itself; `null`: never (finished). */
export interface Position {
  readonly op: number;
  /** When it came to `op`. */
  readonly entered: Instant;
  readonly due: Instant | null;
  /** Passes through the present node, from 0 (loops come later). */
  readonly visit: number;
}

/** One thing `advance` must know before it can go on. Facts are asked for set-wise, for a whole block at once. */
export type FactNeed =
  /** Whether the member meets filter number `filter` of op `op` (0 but for a branch) at the instant they came to it. */
  | { readonly type: 'predicate'; readonly op: number; readonly filter: number; readonly at: Instant }
  /** occurredAt of the first matching event of the awaitEvent at `op` inside its window, or null when none has come (yet). */
  | { readonly type: 'event'; readonly op: number; readonly from: Instant; readonly to: Instant }
  /** Which arm of the split at `op`. */
  | { readonly type: 'arm'; readonly op: number }
  /** Why the member cannot be reached by the send at `op`, or null when they can. */
  | { readonly type: 'reach'; readonly op: number; readonly at: Instant }
  /** The instant of a moment of op `op` in the member's own or the workspace's zone. */
  | { readonly type: 'moment'; readonly op: number; readonly which: 'at' | 'from' | 'to' };

export type UnreachableReason = 'no-address' | 'no-consent';

/** The answer to one need: a truth, an instant, an arm or a reason, or null where the need allows it. */
export type Answer = boolean | Instant | string | null;

/** Answers of one member (or of all members that share them). `undefined` = not fetched yet. */
export interface Facts {
  predicate(op: number, filter: number): boolean | undefined;
  event(op: number): Instant | null | undefined;
  arm(op: number): string | undefined;
  reach(op: number): UnreachableReason | null | undefined;
  moment(op: number, which: 'at' | 'from' | 'to'): Instant | undefined;
  /**
   * How long after its instant a timeout is decided, so that an event that is told late still counts; its own instant stays. An op may have another
   * for its source. Absent: nobody is late, whatever the op says.
   */
  readonly settlingMs?: number;
}

/** A node left behind: history. `at` is logical: the slot's own due instant, or when the event occurred. */
export interface Transition {
  readonly node: string;
  readonly op: number;
  readonly outcome: string;
  readonly at: Instant;
  readonly visit: number;
}

export type Effect =
  | { readonly type: 'send'; readonly op: number; readonly node: string; readonly at: Instant }
  | { readonly type: 'grant'; readonly op: number; readonly node: string; readonly at: Instant; readonly benefit: Benefit }
  | {
      readonly type: 'update';
      readonly op: number;
      readonly addTags: readonly string[];
      readonly removeTags: readonly string[];
      readonly at: Instant;
    }
  | { readonly type: 'save'; readonly op: number; readonly cohort: string; readonly at: Instant };

/**
 * What `advance` found. `waiting`: it stands at a due (or for an event); `finished`: reached an end; `lacks`: tell it `need` and call again with the
 * same start position; `yield`: effects were emitted and the next predicate must see them: commit, then advance again at the same instant.
 */
export interface Advance {
  readonly status: 'waiting' | 'finished' | 'lacks' | 'yield';
  readonly position: Position;
  readonly transitions: readonly Transition[];
  readonly effects: readonly Effect[];
  readonly need: FactNeed | null;
}
