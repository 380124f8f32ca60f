import type { Instant } from '@magpie/kit';

/**
 * The audience language: who is meant, as data. One schema with four readings: `checkFilter`, `describeFilter`, `evaluateFilter` (in memory)
 * and `filterSql`. All windows are half open, [from, to).
 */
export type Filter =
  | { readonly type: 'all'; readonly of: readonly Filter[] }
  | { readonly type: 'any'; readonly of: readonly Filter[] }
  | { readonly type: 'not'; readonly of: Filter }
  | { readonly type: 'attribute'; readonly name: string; readonly test: ValueTest }
  | { readonly type: 'tag'; readonly tag: string }
  | { readonly type: 'consent'; readonly channel: string; readonly purpose: string }
  | EventFilter
  | { readonly type: 'cohort'; readonly cohort: string };

/** "Did `event` (with `where`) inside `window`; the measure passes the test." A window of several anchor years passes when any single year does. */
export interface EventFilter {
  readonly type: 'event';
  readonly event: string;
  readonly where: readonly PropertyTest[];
  readonly window: Window;
  readonly measure: Measure;
  readonly test: NumberTest;
}

/** `sum` adds the event's value in minor units; `firstDaysAgo`/`lastDaysAgo` are whole days (24 h) from the first / last match to now, no match = unmet. */
export type Measure = { readonly type: 'count' } | { readonly type: 'sum' } | { readonly type: 'firstDaysAgo' } | { readonly type: 'lastDaysAgo' };

export interface NumberTest {
  readonly op: '>=' | '>' | '<=' | '<' | '=' | '!=';
  readonly value: number;
}

/** How an attribute or property compares. Numbers compare with numbers, texts with texts; another type never matches. */
export type ValueTest =
  | { readonly op: 'exists' }
  | { readonly op: '=' | '!='; readonly value: string | number | boolean }
  | { readonly op: '>=' | '>' | '<=' | '<'; readonly value: number }
  | { readonly op: 'in'; readonly values: readonly (string | number)[] }
  | { readonly op: 'contains' | 'startsWith'; readonly value: string };

export interface PropertyTest {
  readonly property: string;
  readonly test: ValueTest;
}

export type Window =
  | { readonly type: 'ever' }
  /** Local dates in the workspace's zone; `to` is exclusive. */
  | { readonly type: 'absolute'; readonly from: string | null; readonly to: string | null }
  /** The `days` × 24 h before now. */
  | { readonly type: 'rolling'; readonly days: number }
  /** From `fromDays` to `toDays` (local midnights, `to` exclusive) around the journey's anchor, in each of the `yearsBack` (1 = last year's anchor, 0 = this year's). */
  | { readonly type: 'anchor'; readonly fromDays: number; readonly toDays: number; readonly yearsBack: readonly number[] };

/** What "now" means for a filter. Everything that a window needs is resolved before evaluation, so that memory and SQL see the same instants. */
export interface AsOf {
  readonly now: Instant;
  /** Highest fact sequence that may be seen; `null` sees all (a backtest of imported history uses occurredAt alone). */
  readonly watermark: bigint | null;
  /** Workspace zone, IANA. */
  readonly zone: string;
  /** Anchor's local date by years back: index 0 is this run's anchor, 1 the year before, …; empty when the journey has none. */
  readonly anchorDates: readonly string[];
}

/** One member's facts, for `evaluateFilter`. Changes carry when they occurred and their sequence number. */
export interface MemberFacts {
  readonly attributes: readonly AttributeChange[];
  readonly tags: readonly TagChange[];
  readonly consents: readonly ConsentChange[];
  readonly events: readonly EventFact[];
  /** Ids of the cohorts that hold the member at the moment of the step. */
  readonly cohorts: ReadonlySet<string>;
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
