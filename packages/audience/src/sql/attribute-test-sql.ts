import type { AsOf } from '../as-of.ts';
import { type Bounds, type DatePeriod, datePeriods, dayPattern, instantPattern } from '../date-ranges.ts';
import { isDateTest } from '../meets-attribute-test.ts';
import type { AttributeTest } from '../value-test.ts';
import type { Parameters } from './parameters.ts';

/** A condition over a value that holds where `meetsAttributeTest` does, and is false or null elsewhere. */
export function attributeTestSql(
  test: AttributeTest,
  value: string,
  { parameters, asOf }: { readonly parameters: Parameters; readonly asOf: AsOf },
): string {
  const { dialect } = parameters;
  if (!isDateTest(test)) return dialect.valueTest(test, value, parameters);
  const periods = datePeriods(test, asOf);
  if (periods.length === 0) return 'false';
  const text = dialect.textOf(value);
  const among = (bounds: readonly Bounds[]): string => textInBounds(text, bounds, parameters);
  const isDay = dialect.isLike(text, dayPattern);
  const isInstant = dialect.isLike(text, instantPattern);
  return `((${isDay} and ${among(periods.map(({ local }) => local))}) or (${isInstant} and ${among(periods.map(({ utc }) => utc))}))`;
}

/** A condition over an instant that holds in any of the periods. */
export function instantInPeriodsSql(instant: string, periods: readonly DatePeriod[], parameters: Parameters): string {
  const [only] = periods;
  if (only === undefined) return 'false';
  const at = (bound: string): number => Date.parse(`${bound}Z`);
  if (periods.length === 1) {
    const { from, to } = only.utc;
    const bounds = [
      ...(from === null ? [] : [`${instant} >= ${parameters.instant(at(from))}`]),
      ...(to === null ? [] : [`${instant} < ${parameters.instant(at(to))}`]),
    ];
    return `(${bounds.join(' and ')})`;
  }
  const lows = parameters.instants(periods.map(({ utc }) => at(utc.from ?? '0001-01-01T00:00:00')));
  const highs = parameters.instants(periods.map(({ utc }) => at(utc.to ?? '9999-12-31T23:59:59')));
  return `exists (select 1 from ${parameters.dialect.pairs(lows, highs)} where ${instant} >= r.low and ${instant} < r.high)`;
}

/** One period may be open; of several, each has both its ends. */
function textInBounds(text: string, bounds: readonly Bounds[], parameters: Parameters): string {
  const [only] = bounds;
  if (bounds.length === 1 && only !== undefined) {
    const sides = [
      ...(only.from === null ? [] : [`${text} >= ${parameters.add('text', only.from)}`]),
      ...(only.to === null ? [] : [`${text} < ${parameters.add('text', only.to)}`]),
    ];
    return `(${sides.join(' and ')})`;
  }
  const lows = parameters.add(
    'text[]',
    bounds.map(({ from }) => from ?? ''),
  );
  const highs = parameters.add(
    'text[]',
    bounds.map(({ to }) => to ?? '~'),
  );
  return `exists (select 1 from ${parameters.dialect.pairs(lows, highs)} where ${text} >= r.low and ${text} < r.high)`;
}
