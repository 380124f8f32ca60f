import { zonePieces } from '@magpie/calendar';
import { dayMs, type Instant, invariant, unreachable } from '@magpie/kit';
import type { EventFilter } from '../filter.ts';
import type { Reach } from '../resolve-window.ts';
import { millionths, thresholdInMillionths } from '../six-decimals.ts';
import type { NumberTest } from '../value-test.ts';
import type { Parameters } from './parameters.ts';

interface Measuring {
  readonly parameters: Parameters;
  readonly now: Instant;
  /** Whose days are counted, and the time in which they lie. */
  readonly days: { readonly zone: string; readonly reach: Reach };
}

/** A condition over the event rows `f` of one member (those of one year, when `only` filters the aggregate). */
export function measureSql({ measure, test }: Pick<EventFilter, 'measure' | 'test'>, only: string, measuring: Measuring): string {
  const { parameters, now } = measuring;
  const { dialect } = parameters;
  const value = (property: string): string => dialect.property('f', parameters.add('text', property));
  const number = (): string => `${operator(test.op)} ${parameters.number(test.value)}`;
  const count = (of: string): string => `count(${of})${only} ${number()}`;
  switch (measure.type) {
    case 'count':
      return count('*');
    case 'sum':
      if (measure.property === undefined) return `coalesce(sum(f.value)${only}, 0) ${number()}`;
      return `coalesce(sum(${dialect.millionthsOf(value(measure.property))})${only}, 0) ${operator(test.op)} ${parameters.wide(thresholdInMillionths(test.value))}`;
    case 'average': {
      const added =
        measure.property === undefined ? `f.value::${dialect.types.wide} * ${millionths}` : `${dialect.millionthsOf(value(measure.property))}`;
      return `sum(${added})${only} ${operator(test.op)} ${parameters.wide(thresholdInMillionths(test.value))} * count(${added})${only}`;
    }
    case 'minimum':
      return `min(${measure.property === undefined ? 'f.value' : dialect.numberOf(value(measure.property))})${only} ${number()}`;
    case 'maximum':
      return `max(${measure.property === undefined ? 'f.value' : dialect.numberOf(value(measure.property))})${only} ${number()}`;
    case 'distinct':
      return count(`distinct ${dialect.distinguished(value(measure.property))}`);
    case 'days':
      return count(`distinct ${localDaySql(measuring)}`);
    case 'firstDaysAgo':
      return daysAgoSql(test, `min(f.occurred_at)${only}`, { parameters, now });
    case 'lastDaysAgo':
      return daysAgoSql(test, `max(f.occurred_at)${only}`, { parameters, now });
    default:
      return unreachable(measure);
  }
}

/** The earliest instant whose local day is told apart; all that lies before counts by the offset in force then. */
const firstDay = Date.parse('1900-01-01T00:00:00Z');

/** The number of a local day, by the offsets that the zone has in the time looked at: databases have tables of zones of their own. */
function localDaySql({ parameters, days: { zone, reach } }: Measuring): string {
  const span = { from: reach[0]?.from ?? firstDay, to: reach.at(-1)?.until ?? firstDay };
  const ms = parameters.dialect.epochMs('f.occurred_at');
  const [first, ...later] = zonePieces(zone, span);
  const offset = (offsetMs: number): string => parameters.add('int', offsetMs);
  const cases = later.toReversed().map((piece) => `when f.occurred_at >= ${parameters.instant(piece.from)} then ${offset(piece.offsetMs)}`);
  const ahead = cases.length === 0 ? offset(first?.offsetMs ?? 0) : `case ${cases.join(' ')} else ${offset(first?.offsetMs ?? 0)} end`;
  return `floor((${ms} + ${ahead}) / ${dayMs}.0)`;
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
