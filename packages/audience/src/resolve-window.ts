import { addDays, calendarPeriod, isZone, localDateOf, monthsBefore, startOfDay, workingDaysBefore, yearDays, yearOf } from '@magpie/calendar';
import { dayMs, hourMs, type Instant, invariant, unreachable } from '@magpie/kit';
import type { AsOf } from './as-of.ts';
import { instantIn } from './date-ranges.ts';
import type { RollingWindow, Window } from './window.ts';
import { runsInMemberZone } from './runs-in-member-zone.ts';

/** Instants [from, until); `until` never lies after the first instant that `now` cannot see. `from` null = since the beginning. */
export interface Span {
  readonly from: Instant | null;
  readonly until: Instant;
}

/** Instants that are taken together, in order and apart from one another; none at all in a year that is not known, or a window that is empty or still to come. */
export type Reach = readonly Span[];

/**
 * What a window means at `asOf` in a zone: alternatives, one per anchor year; the clause holds when it holds in any of them. Memory and SQL both start
 * from here.
 */
export function resolveWindow(window: Window, asOf: AsOf, zone: string = asOf.zone): readonly Reach[] {
  const known = resolved.get(window)?.get(zone);
  if (known?.asOf === asOf) return known.reaches;
  const reaches = reachesOf(window, asOf, zone);
  const byZone = resolved.get(window) ?? new Map<string, Resolved>();
  resolved.set(window, byZone.set(zone, { asOf, reaches }));
  return reaches;
}

/** The zone that a window runs in for somebody who lives in `home`. */
export function zoneOfWindow(window: Window, home: string | null | undefined, asOf: AsOf): string {
  return runsInMemberZone(window) && typeof home === 'string' && isZone(home) ? home : asOf.zone;
}

interface Resolved {
  readonly asOf: AsOf;
  readonly reaches: readonly Reach[];
}

/** The last answer for each window and zone: zone arithmetic is slow, and a population is asked with one filter and one `asOf`. Both are immutable. */
const resolved = new WeakMap<Window, Map<string, Resolved>>();

function reachesOf(window: Window, asOf: AsOf, zone: string): readonly Reach[] {
  const seenUntil = asOf.now + 1;
  const between = (from: string, to: string): Reach => reach(startOfDay(from, zone), startOfDay(to, zone), seenUntil);
  switch (window.type) {
    case 'ever':
      return [reach(null, null, seenUntil)];
    case 'absolute':
      return [reach(window.from === null ? null : instantIn(window.from, zone), window.to === null ? null : instantIn(window.to, zone), seenUntil)];
    case 'rolling':
      return [reach(startOfRolling(window, asOf), null, seenUntil)];
    case 'calendar': {
      const { from, to } = calendarPeriod(window.unit, localDateOf(asOf.now, zone), window.back);
      if (window.days === undefined) return [between(from, to)];
      const last = addDays(from, window.days.to);
      return [between(addDays(from, window.days.from - 1), last < to ? last : to)];
    }
    case 'dayOfYear': {
      const year = yearOf(window.calendar, localDateOf(asOf.now, zone));
      const days = Array.from({ length: window.years }, (_, back) => yearDays(window.calendar, year - window.years + 1 + back, window));
      return [apart(days).flatMap(({ from, to }) => between(from, to))];
    }
    case 'workingDays': {
      invariant(asOf.workingDays, 'The working days of the workspace were not resolved');
      const from = workingDaysBefore(localDateOf(asOf.now, zone), window.days, asOf.workingDays);
      return [reach(startOfDay(from, zone), null, seenUntil)];
    }
    case 'anchor':
      return window.yearsBack.map((years) => {
        const date = asOf.anchorDates[years];
        return date === undefined ? [] : between(addDays(date, window.fromDays), addDays(date, window.toDays));
      });
    default:
      return unreachable(window);
  }
}

/** Years that run into each other (from January to December) are one. */
function apart(ranges: readonly { readonly from: string; readonly to: string }[]): readonly { readonly from: string; readonly to: string }[] {
  const whole: { from: string; to: string }[] = [];
  for (const { from, to } of ranges) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to) last.to = to > last.to ? to : last.to;
    else whole.push({ from, to });
  }
  return whole;
}

function startOfRolling(window: RollingWindow, { now, zone }: AsOf): Instant {
  if ('hours' in window) return now - window.hours * hourMs;
  if ('days' in window) return now - window.days * dayMs;
  return 'weeks' in window ? now - window.weeks * 7 * dayMs : monthsBefore(now, window.months, zone);
}

function reach(from: Instant | null, to: Instant | null, seenUntil: Instant): Reach {
  const until = to === null ? seenUntil : Math.min(to, seenUntil);
  return from !== null && from >= until ? [] : [{ from, until }];
}
