import { startOfDay } from '@magpie/calendar';
import { dayMs, type Instant, unreachable } from '@magpie/kit';
import type { AsOf, Window } from './filter.ts';

/** Instants [from, until); `until` never lies after the first instant that `now` cannot see. `from` null = since the beginning. */
export interface Span {
  readonly from: Instant | null;
  readonly until: Instant;
}

/**
 * The spans a window means at `asOf`, one per anchor year; the clause holds when it holds in any of them. `null` is a span without
 * instants: an anchor year that is not known, or a window that is empty, reversed or still to come. Memory and SQL both start from here.
 */
export function resolveWindow(window: Window, asOf: AsOf): readonly (Span | null)[] {
  const seenUntil = asOf.now + 1;
  switch (window.type) {
    case 'ever':
      return [span(null, null, seenUntil)];
    case 'absolute':
      return [span(midnight(window.from, asOf.zone), midnight(window.to, asOf.zone), seenUntil)];
    case 'rolling':
      return [span(asOf.now - window.days * dayMs, null, seenUntil)];
    case 'anchor':
      return window.yearsBack.map((years) => {
        const date = asOf.anchorDates[years];
        if (date === undefined) return null;
        return span(midnight(shiftDate(date, window.fromDays), asOf.zone), midnight(shiftDate(date, window.toDays), asOf.zone), seenUntil);
      });
    default:
      return unreachable(window);
  }
}

function span(from: Instant | null, to: Instant | null, seenUntil: Instant): Span | null {
  const until = to === null ? seenUntil : Math.min(to, seenUntil);
  return from !== null && from >= until ? null : { from, until };
}

function midnight(date: string | null, zone: string): Instant | null {
  return date === null ? null : startOfDay(date, zone);
}

/** Calendar arithmetic on a local date; no zone is involved. */
function shiftDate(date: string, days: number): string {
  const shifted = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString();
  return shifted.slice(0, shifted.indexOf('T'));
}
