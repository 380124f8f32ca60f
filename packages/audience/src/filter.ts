import type { MessageState } from './member-facts.ts';
import type { AttributeTest, DateTest, NumberTest, PropertyTest } from './value-test.ts';
import type { Window } from './window.ts';

/**
 * The audience language: who is meant, as data. One schema with many readings: `checkFilter`, `describeFilter`, `printFilter` (as text),
 * `evaluateFilter` (in memory) and `filterSql`. All windows are half open, [from, to).
 */
export type Filter =
  | { readonly type: 'all'; readonly of: readonly Filter[] }
  | { readonly type: 'any'; readonly of: readonly Filter[] }
  | { readonly type: 'not'; readonly of: Filter }
  | { readonly type: 'attribute'; readonly name: string; readonly test: AttributeTest }
  | { readonly type: 'tag'; readonly tag: string }
  | { readonly type: 'consent'; readonly channel: string; readonly purpose: string }
  /** Has an address on the channel, and has agreed to the purpose on it. */
  | { readonly type: 'reachable'; readonly channel: string; readonly purpose: string }
  | EventFilter
  | EventPropertyFilter
  | EventDateFilter
  | SequenceFilter
  | ScoreFilter
  | { readonly type: 'cohort'; readonly cohort: string }
  | RunFilter
  | MessageFilter
  /** Whom a saved audience means; `expandFilter` puts its filter in this place before anything is asked. */
  | { readonly type: 'audience'; readonly audience: string };

/** Events by name and properties. */
export interface EventMatch {
  readonly event: string;
  readonly where: readonly PropertyTest[];
}

/** Matching events of a window. */
export interface EventsInWindow extends EventMatch {
  readonly window: Window;
}

/** "Did `event` (with `where`) inside `window`; the measure passes the test." A window of several anchor years passes when any single year does. */
export interface EventFilter extends EventsInWindow {
  readonly type: 'event';
  readonly measure: Measure;
  readonly test: NumberTest;
}

/**
 * What is measured of the matches. Without a property it is the event's value, in minor units, that is added and compared; of a property only numbers
 * count, and where they are added each counts to six decimals. `distinct` counts different values, `days` different local days; `firstDaysAgo` and
 * `lastDaysAgo` are whole days (24 h) from the first or last match to now. No match counts and sums to 0, and has no average, extreme or day.
 */
export type Measure =
  | { readonly type: 'count' | 'days' | 'firstDaysAgo' | 'lastDaysAgo' }
  | { readonly type: 'sum' | 'average' | 'minimum' | 'maximum'; readonly property?: string }
  | { readonly type: 'distinct'; readonly property: string };

/** "The `property` of the first (last) matching event passes." Without a match it is unmet, also under `empty`. */
export interface EventPropertyFilter extends EventsInWindow {
  readonly type: 'eventProperty';
  readonly which: 'first' | 'last';
  readonly property: string;
  readonly test: AttributeTest;
}

/** "The day of the first (last) matching event passes." */
export interface EventDateFilter extends EventsInWindow {
  readonly type: 'eventDate';
  readonly which: 'first' | 'last';
  readonly test: DateTest;
}

/**
 * "Did this inside `window`, then each of the steps." Each step follows the one before it that did happen. Those that are `absent` must not have happened
 * within their time, and that time must be over.
 */
export interface SequenceFilter extends EventsInWindow {
  readonly type: 'sequence';
  readonly steps: readonly SequenceStep[];
}

export interface SequenceStep extends EventMatch {
  readonly absent: boolean;
  /** Before this much time is over, counted from the step that it follows. */
  readonly within: Duration;
  /** Properties that have the same value, neither missing nor null, in both. */
  readonly same: readonly string[];
}

/** A fixed length of time. */
export interface Duration {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week';
}

/**
 * A score from 1 to 5 by recency (days since the last match: the fewer, the higher), frequency (matches) or monetary value (their sum), among all members
 * with a match. The convention is in the README. Who has no match has no score.
 */
export interface ScoreFilter extends EventsInWindow {
  readonly type: 'score';
  readonly score: 'recency' | 'frequency' | 'monetary';
  readonly test: NumberTest;
}

/** Took part in a run; or left a step of it; or left it by that outcome: an arm (`holdout`), `met`, `matched`, `timeout`. */
export interface RunFilter {
  readonly type: 'run';
  readonly run: string;
  readonly node: string | null;
  /** Only with a node. */
  readonly outcome: string | null;
}

/** A message of a step of a run stands in one of the states. */
export interface MessageFilter {
  readonly type: 'message';
  readonly run: string;
  readonly node: string;
  readonly states: readonly MessageState[];
}
