import { type Instant, unreachable } from '@magpie/kit';
import { lastSeen } from './as-seen.ts';
import type { AsOf, AttributeChange, EventFact, EventFilter, Filter, MemberFacts } from './filter.ts';
import { measureIn, occurrences } from './measure-events.ts';
import { meetsValueTest } from './meets-test.ts';
import { resolveWindow } from './resolve-window.ts';

/** One clause of a filter, whether the member meets it, and the facts that decided. Groups have their parts in `of`. */
export interface Explanation {
  readonly clause: Filter;
  readonly met: boolean;
  readonly found: Found;
  readonly of: readonly Explanation[];
}

export type Found =
  | { readonly type: 'parts' }
  /** An attribute's value; `since` null: it was never set. */
  | { readonly type: 'value'; readonly value: AttributeChange['value']; readonly since: Instant | null }
  /** A tag or a consent: whether it stands, and since when it does or does not; `since` null: never said. */
  | { readonly type: 'mark'; readonly stands: boolean; readonly since: Instant | null }
  | { readonly type: 'member'; readonly isIn: boolean }
  | { readonly type: 'events'; readonly spans: readonly FoundSpan[] };

/** What lay in one span of an event clause's window: one for each anchor year, else a single one. */
export interface FoundSpan {
  /** Null: since the beginning. */
  readonly from: Instant | null;
  /** Exclusive; null: a span without instants, such as a year whose anchor is not known or that is still to come. */
  readonly until: Instant | null;
  readonly measured: number | null;
  readonly met: boolean;
  /** How many events matched, and the last few of them, newest first. */
  readonly count: number;
  readonly last: readonly EventFact[];
}

const shownEvents = 3;

/** Why a member meets a filter or not: {@link evaluateFilter} with every clause looked at, none passed over because another had decided. */
export function explainFilter(filter: Filter, facts: MemberFacts, asOf: AsOf): Explanation {
  const leaf = (met: boolean, found: Found): Explanation => ({ clause: filter, met, found, of: [] });
  switch (filter.type) {
    case 'all':
    case 'any': {
      const of = filter.of.map((clause) => explainFilter(clause, facts, asOf));
      return { clause: filter, met: filter.type === 'all' ? of.every(({ met }) => met) : of.some(({ met }) => met), found: { type: 'parts' }, of };
    }
    case 'not': {
      const inner = explainFilter(filter.of, facts, asOf);
      return { clause: filter, met: !inner.met, found: { type: 'parts' }, of: [inner] };
    }
    case 'attribute': {
      const changes = facts.attributes.filter(({ name }) => name === filter.name);
      const last = lastSeen(changes, asOf);
      return leaf(meetsValueTest(filter.test, last?.value), { type: 'value', value: last?.value ?? null, since: last?.occurredAt ?? null });
    }
    case 'tag': {
      const changes = facts.tags.filter(({ tag }) => tag === filter.tag);
      const last = lastSeen(changes, asOf);
      return leaf(last?.present ?? false, { type: 'mark', stands: last?.present ?? false, since: last?.occurredAt ?? null });
    }
    case 'consent': {
      const changes = facts.consents.filter(({ channel, purpose }) => channel === filter.channel && purpose === filter.purpose);
      const last = lastSeen(changes, asOf);
      return leaf(last?.given ?? false, { type: 'mark', stands: last?.given ?? false, since: last?.occurredAt ?? null });
    }
    case 'event': {
      const spans = spansOf(filter, facts.events, asOf);
      return leaf(
        spans.some(({ met }) => met),
        { type: 'events', spans },
      );
    }
    case 'cohort': {
      const isIn = facts.cohorts.has(filter.cohort);
      return leaf(isIn, { type: 'member', isIn });
    }
    default:
      return unreachable(filter);
  }
}

function spansOf(filter: EventFilter, events: readonly EventFact[], asOf: AsOf): readonly FoundSpan[] {
  const candidates = occurrences(filter, events, asOf);
  return resolveWindow(filter.window, asOf).map((span) => {
    const { matches, measured, met } = measureIn(span, { filter, candidates, now: asOf.now });
    const newestFirst = matches.toSorted((left, right) => right.occurredAt - left.occurredAt);
    return {
      from: span?.from ?? null,
      until: span?.until ?? null,
      measured,
      met,
      count: matches.length,
      last: newestFirst.slice(0, shownEvents),
    };
  });
}
