import { isZone, plainWeeks } from '@magpie/calendar';
import { dayMs } from '@magpie/kit';
import type { AsOf } from '../as-of.ts';
import { filterNeeds } from '../filter-needs.ts';
import type { Filter, ScoreFilter } from '../filter.ts';
import { matchesIn, occurrences } from '../measure-events.ts';
import type { MemberFacts } from '../member-facts.ts';
import { resolveWindow } from '../resolve-window.ts';
import { cutsOf, type ScoreCuts } from '../score-cuts.ts';

/** What a filter needs to know of a population, worked out from its facts: the plain reading that databases are held to. */
export function populationNeeds(filter: Filter, population: readonly MemberFacts[], asOf: AsOf): AsOf {
  const { scores } = filterNeeds(filter);
  const zones = new Set(population.flatMap(({ zone }) => (typeof zone === 'string' && isZone(zone) ? [zone] : [])));
  const dated = { ...asOf, workingDays: asOf.workingDays ?? plainWeeks };
  return {
    ...dated,
    memberZones: [...zones],
    scores: Object.fromEntries([...scores].map(([key, clause]) => [key, cutsAmong(clause, population, dated)])),
  };
}

function cutsAmong(clause: ScoreFilter, population: readonly MemberFacts[], asOf: AsOf): ScoreCuts {
  const recency: number[] = [];
  const frequency: number[] = [];
  const monetary: number[] = [];
  for (const { events } of population) {
    const candidates = occurrences(clause, events, asOf);
    const matches = [...new Set(resolveWindow(clause.window, asOf).flatMap((reach) => matchesIn(reach, candidates)))];
    if (matches.length === 0) continue;
    recency.push(Math.floor((asOf.now - Math.max(...matches.map(({ occurredAt }) => occurredAt))) / dayMs));
    frequency.push(matches.length);
    monetary.push(matches.reduce((sum, { value }) => sum + (value ?? 0), 0));
  }
  return { recency: cuts(recency), frequency: cuts(frequency), monetary: cuts(monetary) };
}

function cuts(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((left, right) => left - right);
  return cutsOf(sorted.length, (place) => sorted[place] ?? 0);
}
