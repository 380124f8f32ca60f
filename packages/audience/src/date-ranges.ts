import { addDays, anniversaryOrigins, type DateRange, instantOf, localDateOf, startOfDay, yearDays, yearOf } from '@magpie/calendar';
import { type Instant, minuteMs, unreachable } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import type { DateTest } from './value-test.ts';

/**
 * Times [from, to) as texts: `local` bounds are days or minutes of the workspace's zone, `utc` the same bounds as `YYYY-MM-DDTHH:MM:SS`. Both compare
 * with dates character by character, so that memory and every database come to the same. Null: open.
 */
export interface DatePeriod {
  readonly local: Bounds;
  readonly utc: Bounds;
}
export interface Bounds {
  readonly from: string | null;
  readonly to: string | null;
}

/** What a date may be: a day, or an instant in UTC. */
export const dayPattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
export const instantPattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z';

const day = new RegExp(`^${dayPattern}$`);
const instant = new RegExp(`^${instantPattern}$`);

/** The times that a test means as of `asOf`, in order. */
export function datePeriods(test: DateTest, asOf: AsOf): readonly DatePeriod[] {
  const known = resolved.get(test);
  if (known?.asOf === asOf) return known.periods;
  const periods = periodsOf(test, asOf);
  resolved.set(test, { asOf, periods });
  return periods;
}

/** The last answer for each test: a population is asked with one test and one `asOf`, and both are immutable. */
const resolved = new WeakMap<DateTest, { readonly asOf: AsOf; readonly periods: readonly DatePeriod[] }>();

/** Whether a value is a date in any of the periods. */
export function isInPeriods(value: unknown, periods: readonly DatePeriod[]): boolean {
  if (typeof value !== 'string') return false;
  if (day.test(value)) return periods.some(({ local }) => isWithin(value, local));
  return instant.test(value) && periods.some(({ utc }) => isWithin(value, utc));
}

/** Whether an instant lies in any of the periods. */
export function isInstantInPeriods(at: Instant, periods: readonly DatePeriod[]): boolean {
  return isInPeriods(new Date(at).toISOString(), periods);
}

function isWithin(text: string, { from, to }: Bounds): boolean {
  return (from === null || text >= from) && (to === null || text < to);
}

function periodsOf(test: DateTest, asOf: AsOf): readonly DatePeriod[] {
  const today = localDateOf(asOf.now, asOf.zone);
  const between = (from: string | null, to: string | null): readonly DatePeriod[] => [period(from, to, asOf.zone)];
  switch (test.op) {
    case 'before':
      return between(null, test.at);
    case 'on':
      return between(test.at, next(test.at));
    case 'after':
      return between(next(test.at), null);
    case 'withinLast':
      return between(addDays(today, 1 - test.days), addDays(today, 1));
    case 'withinNext':
      return between(today, addDays(today, test.days));
    case 'inDays':
      return between(addDays(today, test.days), addDays(today, test.days + 1));
    case 'anniversary':
      return joined(
        Array.from({ length: Math.max(test.toDays - test.fromDays, 0) }, (_, index) => addDays(today, test.fromDays + index)).flatMap((date) =>
          anniversaryOrigins(test.calendar, date).map((origin) => ({ from: origin, to: addDays(origin, 1) })),
        ),
        asOf.zone,
      );
    case 'dayOfYear':
      return joined(
        Array.from({ length: Math.max(yearOf(test.calendar, today) - firstYear + yearsAhead, 0) }, (_, index) =>
          yearDays(test.calendar, firstYear + index, test),
        ),
        asOf.zone,
      );
    default:
      return unreachable(test);
  }
}

/** Days of the year are known from here to so many years from now: birthdays, expiries. */
const firstYear = 1900;
const yearsAhead = 50;

/** Ranges of days in order, neighbours made one. */
function joined(ranges: readonly DateRange[], zone: string): readonly DatePeriod[] {
  const whole: { from: string; to: string }[] = [];
  for (const { from, to } of ranges.toSorted((left, right) => (left.from < right.from ? -1 : 1))) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to) last.to = to > last.to ? to : last.to;
    else if (from < to) whole.push({ from, to });
  }
  return whole.map(({ from, to }) => period(from, to, zone));
}

function period(from: string | null, to: string | null, zone: string): DatePeriod {
  const utc = (bound: string | null): string | null => (bound === null ? null : new Date(instantIn(bound, zone)).toISOString().slice(0, 19));
  return { local: { from, to }, utc: { from: utc(from), to: utc(to) } };
}

/** The day or minute after. */
function next(at: string): string {
  return at.length === 10 ? addDays(at, 1) : new Date(Date.parse(`${at}:00Z`) + minuteMs).toISOString().slice(0, 16);
}

/** The first instant of a local day or minute. */
export function instantIn(at: string, zone: string): Instant {
  return at.length === 10 ? startOfDay(at, zone) : instantOf({ date: at.slice(0, 10), time: at.slice(11), zone });
}
