import { InvariantError, type Instant, unreachable } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import { lastSeen } from './as-seen.ts';
import { edgeEvents } from './edge-event.ts';
import { evaluateFilter, hasAgreed } from './evaluate-filter.ts';
import type { EventFilter, Filter } from './filter.ts';
import { followSequence } from './follow-sequence.ts';
import { measureIn, occurrences } from './measure-events.ts';
import { meetsAttributeTest } from './meets-attribute-test.ts';
import type { AttributeChange, EventFact, MemberFacts } from './member-facts.ts';
import { memberScore } from './member-score.ts';
import { resolveWindow, zoneOfWindow } from './resolve-window.ts';

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
  | { readonly type: 'reach'; readonly hasAddress: boolean; readonly hasAgreed: boolean }
  /** The events that decided, in order: the first or last one, or those of a sequence; none: there was no such thing. */
  | { readonly type: 'path'; readonly events: readonly EventFact[] }
  /** Null: there was nothing to score. */
  | { readonly type: 'score'; readonly score: number | null }
  | { readonly type: 'events'; readonly spans: readonly FoundSpan[] };

/** What lay in one alternative of an event clause's window: one for each anchor year, else a single one. */
export interface FoundSpan {
  /** Null: since the beginning. */
  readonly from: Instant | null;
  /** Exclusive; null: no instants, such as a year whose anchor is not known or that is still to come. */
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
    default: {
      const [met, found] = leaf(filter, facts, asOf);
      return { clause: filter, met, found, of: [] };
    }
  }
}

function leaf(filter: Exclude<Filter, { readonly type: 'all' | 'any' | 'not' }>, facts: MemberFacts, asOf: AsOf): readonly [boolean, Found] {
  const met = (): boolean => evaluateFilter(filter, facts, asOf);
  switch (filter.type) {
    case 'attribute': {
      const changes = facts.attributes.filter(({ name }) => name === filter.name);
      const last = lastSeen(changes, asOf);
      return [meetsAttributeTest(filter.test, last?.value, asOf), { type: 'value', value: last?.value ?? null, since: last?.occurredAt ?? null }];
    }
    case 'tag': {
      const last = lastSeen(
        facts.tags.filter(({ tag }) => tag === filter.tag),
        asOf,
      );
      return [last?.present ?? false, { type: 'mark', stands: last?.present ?? false, since: last?.occurredAt ?? null }];
    }
    case 'consent': {
      const last = lastSeen(
        facts.consents.filter(({ channel, purpose }) => channel === filter.channel && purpose === filter.purpose),
        asOf,
      );
      return [last?.given ?? false, { type: 'mark', stands: last?.given ?? false, since: last?.occurredAt ?? null }];
    }
    case 'reachable': {
      const hasAddress = facts.channels?.has(filter.channel) ?? false;
      const agreed = hasAgreed(filter, facts, asOf);
      return [hasAddress && agreed, { type: 'reach', hasAddress, hasAgreed: agreed }];
    }
    case 'event': {
      const spans = spansOf(filter, facts, asOf);
      return [spans.some((span) => span.met), { type: 'events', spans }];
    }
    case 'eventProperty':
    case 'eventDate':
      return [met(), { type: 'path', events: edgeEvents(filter, facts, asOf) }];
    case 'sequence':
      return [met(), { type: 'path', events: followSequence(filter, facts, asOf) ?? [] }];
    case 'score':
      return [met(), { type: 'score', score: memberScore(filter, facts, asOf) }];
    case 'cohort':
    case 'run':
    case 'message': {
      const isIn = met();
      return [isIn, { type: 'member', isIn }];
    }
    case 'audience':
      throw new InvariantError('A saved audience was not expanded');
    default:
      return unreachable(filter);
  }
}

function spansOf(filter: EventFilter, facts: MemberFacts, asOf: AsOf): readonly FoundSpan[] {
  const candidates = occurrences(filter, facts.events, asOf);
  const zone = zoneOfWindow(filter.window, facts.zone, asOf);
  return resolveWindow(filter.window, asOf, zone).map((reach) => {
    const { matches, measured, met } = measureIn(reach, { filter, candidates, now: asOf.now, zone });
    const newestFirst = matches.toSorted((left, right) => right.occurredAt - left.occurredAt);
    return {
      from: reach[0]?.from ?? null,
      until: reach.at(-1)?.until ?? null,
      measured,
      met,
      count: matches.length,
      last: newestFirst.slice(0, shownEvents),
    };
  });
}
