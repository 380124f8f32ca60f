import { dayMs, invariant, unreachable } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import type { ScoreFilter } from './filter.ts';
import { matchesIn, occurrences } from './measure-events.ts';
import type { EventFact, MemberFacts } from './member-facts.ts';
import { resolveWindow } from './resolve-window.ts';
import { scoreKey, type ScoreName, scoreOf } from './score-cuts.ts';

/** A member's score among the population whose cut points `asOf` holds; null for who has no matching event. Windows are the workspace's, so that all are measured alike. */
export function memberScore(filter: ScoreFilter, facts: MemberFacts, asOf: AsOf): number | null {
  const cuts = asOf.scores?.[scoreKey(filter)];
  invariant(cuts, 'The cut points of a score were not resolved');
  const candidates = occurrences(filter, facts.events, asOf);
  const matches = resolveWindow(filter.window, asOf).flatMap((reach) => matchesIn(reach, candidates));
  const distinct = [...new Set(matches)];
  // A population of nobody has no cuts.
  return distinct.length === 0 || cuts[filter.score].length === 0
    ? null
    : scoreOf(filter.score, scored(filter.score, distinct, asOf), cuts[filter.score]);
}

function scored(name: ScoreName, matches: readonly EventFact[], asOf: AsOf): number {
  switch (name) {
    case 'recency':
      return Math.floor((asOf.now - matches.reduce((latest, { occurredAt }) => Math.max(latest, occurredAt), -Infinity)) / dayMs);
    case 'frequency':
      return matches.length;
    case 'monetary':
      return matches.reduce((sum, { value }) => sum + (value ?? 0), 0);
    default:
      return unreachable(name);
  }
}
