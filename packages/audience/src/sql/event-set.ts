import { dayMs, type Instant, invariant, unreachable } from '@magpie/kit';
import type { EventFilter, NumberTest } from '../filter.ts';
import { meetsNumberTest } from '../meets-test.ts';
import { isOccurrence } from '../occurrence.ts';
import { resolveWindow, type Span } from '../resolve-window.ts';
import { everybody, type MemberSet, nobody } from './member-set.ts';
import type { Parameters } from './parameters.ts';
import type { Source } from './source.ts';
import { propertyTestsSql } from './value-test-sql.ts';

/**
 * Who passes an event clause: one pass over the events of its spans, grouped by member. Where no event at all passes the test
 * ("bought less than once"), the query selects who fails and the set is its complement.
 */
export function eventSet(filter: EventFilter, source: Source): MemberSet {
  const { parameters, asOf } = source;
  const spans = resolveWindow(filter.window, asOf);
  const known = spans.filter((span) => span !== null);
  const nothingPasses = (filter.measure.type === 'count' || filter.measure.type === 'sum') && meetsNumberTest(filter.test, 0);
  if (nothingPasses && known.length < spans.length) return everybody;
  if (known.length === 0) return nobody;

  const from = `${source.facts('event')} and f.name = ${parameters.add('text', filter.event)} and ${spansSql(known, parameters)}`;
  const events = `${from}${propertyTestsSql(filter.where, 'f.properties', parameters)}`;
  if (isOccurrence(filter)) return occurrenceSet(known, `select ${source.member} ${events}`, source.member);
  const passes = known.map((span) => measureSql(filter, known.length === 1 ? '' : ` filter (where ${spanSql(span, parameters)})`, source));
  const having = nothingPasses ? passes.map((pass) => `not (${pass})`).join(' and ') : passes.join(' or ');
  const grouped = (only: string): string => `select ${source.member} ${events}${only} group by ${source.member} having ${having}`;
  return {
    query: grouped(''),
    isComplement: nothingPasses,
    candidates: null,
    narrowed: (candidates) => grouped(` and ${source.member} in (${candidates})`),
  };
}

/** Any matching row will do. A few months of one event are listed by the index on (name, occurred_at, member_no); more is costly. */
function occurrenceSet(spans: readonly Span[], query: string, member: string): MemberSet {
  const narrowMs = 120 * dayMs;
  const isNarrow = spans.reduce((total, span) => total + (span.from === null ? Infinity : span.until - span.from), 0) <= narrowMs;
  if (isNarrow) return { query, isComplement: false, candidates: query, narrowed: null };
  return { query, isComplement: false, candidates: null, narrowed: (candidates) => `${query} and ${member} in (${candidates})` };
}

function spansSql(spans: readonly Span[], parameters: Parameters): string {
  return spans.length === 1 && spans[0] ? spanSql(spans[0], parameters) : `(${spans.map((span) => `(${spanSql(span, parameters)})`).join(' or ')})`;
}

function spanSql(span: Span, parameters: Parameters): string {
  const until = `f.occurred_at < ${parameters.instant(span.until)}`;
  return span.from === null ? until : `f.occurred_at >= ${parameters.instant(span.from)} and ${until}`;
}

/** A condition over the rows of one member (those of one year, when `only` filters the aggregate). */
function measureSql({ measure, test }: EventFilter, only: string, source: Source): string {
  const { parameters, asOf } = source;
  switch (measure.type) {
    case 'count':
      return `count(*)${only} ${operator(test.op)} ${parameters.number(test.value)}`;
    case 'sum':
      return `coalesce(sum(f.value)${only}, 0) ${operator(test.op)} ${parameters.number(test.value)}`;
    case 'firstDaysAgo':
      return daysAgoSql(test, `min(f.occurred_at)${only}`, { parameters, now: asOf.now });
    case 'lastDaysAgo':
      return daysAgoSql(test, `max(f.occurred_at)${only}`, { parameters, now: asOf.now });
    default:
      return unreachable(measure);
  }
}

/** floor((now − t) / 24 h) compared with a number, turned into instants: whole days ≥ d is t ≤ now − d × 24 h. Exact, and null when t is. */
function daysAgoSql(test: NumberTest, occurredAt: string, { parameters, now }: { readonly parameters: Parameters; readonly now: Instant }): string {
  const atLeast = (days: number): string => `${occurredAt} <= ${parameters.instant(now - days * dayMs)}`;
  const lessThan = (days: number): string => `${occurredAt} > ${parameters.instant(now - days * dayMs)}`;
  const { value } = test;
  switch (test.op) {
    case '>=':
      return atLeast(Math.ceil(value));
    case '>':
      return atLeast(Math.floor(value) + 1);
    case '<=':
      return lessThan(Math.floor(value) + 1);
    case '<':
      return lessThan(Math.ceil(value));
    case '=':
      return Number.isInteger(value) ? `(${atLeast(value)} and ${lessThan(value + 1)})` : 'false';
    case '!=':
      return Number.isInteger(value) ? `(${lessThan(value)} or ${atLeast(value + 1)})` : `${occurredAt} is not null`;
    default:
      return unreachable(test.op);
  }
}

const operators = { '>=': '>=', '>': '>', '<=': '<=', '<': '<', '=': '=', '!=': '<>' } as const;

function operator(op: NumberTest['op']): string {
  invariant(Object.hasOwn(operators, op), 'A number test without a known comparison');
  return operators[op];
}
