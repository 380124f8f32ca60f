import { dayMs } from '@magpie/kit';
import type { EventFilter } from '../filter.ts';
import { nothingPasses } from '../measure-events.ts';
import { isOccurrence } from '../occurrence.ts';
import { type Reach, resolveWindow } from '../resolve-window.ts';
import { measureSql } from './measure-sql.ts';
import { everybody, type MemberSet, nobody } from './member-set.ts';
import { propertyTestsSql } from './property-tests-sql.ts';
import type { Source } from './source.ts';
import { inZones, reachSql } from './window-sql.ts';

/**
 * Who passes an event clause: one pass over the events of its reaches, grouped by member. Where no event at all passes the test
 * ("bought less than once"), the query selects who fails and the set is its complement.
 */
export function eventSet(filter: EventFilter, source: Source): MemberSet {
  return inZones(filter.window, source, (zone) => eventSetIn(filter, source, zone));
}

function eventSetIn(filter: EventFilter, source: Source, zone: string): MemberSet {
  const { parameters, asOf } = source;
  const reaches = resolveWindow(filter.window, asOf, zone);
  const known = reaches.filter((reach) => reach.length > 0);
  const isNothingEnough = nothingPasses(filter);
  if (isNothingEnough && known.length < reaches.length) return everybody;
  if (known.length === 0) return nobody;

  const { from, member } = source.facts('event');
  const named = `${from} and f.name = ${parameters.add('text', filter.event)} and ${anyReachSql(known, source)}`;
  const events = `${named}${propertyTestsSql(filter.where, 'f', parameters)}`;
  if (isOccurrence(filter)) return occurrenceSet(known, `select ${member} ${events}`, member);
  const passes = known.map((reach) => {
    const only = known.length === 1 ? '' : ` filter (where ${reachSql(reach, parameters)})`;
    return measureSql(filter, only, { parameters, now: asOf.now, days: { zone, reach } });
  });
  const having = isNothingEnough ? passes.map((pass) => `not (${pass})`).join(' and ') : passes.join(' or ');
  const grouped = (only: string): string => `select ${member} ${events}${only} group by ${member} having ${having}`;
  return {
    query: grouped(''),
    isComplement: isNothingEnough,
    candidates: null,
    narrowed: (candidates) => grouped(` and ${member} in (${candidates})`),
  };
}

/** A condition that an event lies in any of the reaches, none of them empty. */
export function anyReachSql(reaches: readonly Reach[], { parameters }: Source): string {
  const [only] = reaches;
  return reaches.length === 1 && only ? reachSql(only, parameters) : `(${reaches.map((reach) => `(${reachSql(reach, parameters)})`).join(' or ')})`;
}

/** Any matching row will do. A few months of one event are listed by the index on (name, occurred_at, member_no); more is costly. */
function occurrenceSet(reaches: readonly Reach[], query: string, member: string): MemberSet {
  const narrowMs = 120 * dayMs;
  const total = reaches.flat().reduce((sum, span) => sum + (span.from === null ? Infinity : span.until - span.from), 0);
  if (total <= narrowMs) return { query, isComplement: false, candidates: query, narrowed: null };
  return { query, isComplement: false, candidates: null, narrowed: (candidates) => `${query} and ${member} in (${candidates})` };
}
