import { dayMs, invariant, unreachable } from '@magpie/kit';
import type { ScoreFilter } from '../filter.ts';
import { meetsNumberTest } from '../meets-test.ts';
import { resolveWindow } from '../resolve-window.ts';
import { scoreKey } from '../score-cuts.ts';
import { anyReachSql } from './event-set.ts';
import { type MemberSet, nobody } from './member-set.ts';
import { propertyTestsSql } from './property-tests-sql.ts';
import type { Source } from './source.ts';

/** Whose score passes, by the cut points that `asOf` holds. What is scored is whole, so that each fifth is a range of whole numbers (low, high]. */
export function scoreSet(filter: ScoreFilter, source: Source): MemberSet {
  const { parameters, asOf } = source;
  const cuts = asOf.scores?.[scoreKey(filter)];
  invariant(cuts, 'The cut points of a score were not resolved');
  const reaches = resolveWindow(filter.window, asOf).filter((reach) => reach.length > 0);
  const ranges = passingRanges(filter, cuts[filter.score]);
  if (reaches.length === 0 || ranges.length === 0) return nobody;
  const { from, member } = source.facts('event');
  const events = `${from} and f.name = ${parameters.add('text', filter.event)} and ${anyReachSql(reaches, source)}${propertyTestsSql(filter.where, 'f', parameters)}`;
  const having = ranges.map((range) => `(${rangeSql(filter.score, range, source)})`).join(' or ');
  const grouped = (only: string): string => `select ${member} ${events}${only} group by ${member} having ${having}`;
  return { query: grouped(''), isComplement: false, candidates: null, narrowed: (candidates) => grouped(` and ${member} in (${candidates})`) };
}

/** Whole numbers above `low` up to `high`; null: no end. */
interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

function passingRanges(filter: ScoreFilter, cuts: readonly number[]): readonly Range[] {
  if (cuts.length === 0) return [];
  const bounds = cuts.map((cut) => Math.floor(cut / 5));
  return [0, 1, 2, 3, 4].flatMap((fifth) => {
    const score = filter.score === 'recency' ? 5 - fifth : fifth + 1;
    return meetsNumberTest(filter.test, score) ? [{ low: bounds[fifth - 1] ?? null, high: bounds[fifth] ?? null }] : [];
  });
}

function rangeSql(score: ScoreFilter['score'], { low, high }: Range, { parameters, asOf }: Source): string {
  const conditions = (above: (low: number) => string, upTo: (high: number) => string): string =>
    [...(low === null ? [] : [above(low)]), ...(high === null ? [] : [upTo(high)])].join(' and ') || 'true';
  switch (score) {
    case 'recency':
      // Whole days above `low`: it is at least low + 1 days ago.
      return conditions(
        (days) => `max(f.occurred_at) <= ${parameters.instant(asOf.now - (days + 1) * dayMs)}`,
        (days) => `max(f.occurred_at) > ${parameters.instant(asOf.now - (days + 1) * dayMs)}`,
      );
    case 'frequency':
    case 'monetary': {
      const measured = score === 'frequency' ? 'count(*)' : 'coalesce(sum(f.value), 0)';
      return conditions(
        (bound) => `${measured} > ${parameters.number(bound)}`,
        (bound) => `${measured} <= ${parameters.number(bound)}`,
      );
    }
    default:
      return unreachable(score);
  }
}
