import { addDays, startOfDay } from '@magpie/calendar';
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
  const known = resolved.get(window);
  if (known?.asOf === asOf) return known.spans;
  const spans = spansOf(window, asOf);
  resolved.set(window, { asOf, spans });
  return spans;
}

/** The last answer for each window: zone arithmetic is slow, and a population is asked with one filter and one `asOf`. Both are immutable. */
const resolved = new WeakMap<Window, { readonly asOf: AsOf; readonly spans: readonly (Span | null)[] }>();

function spansOf(window: Window, asOf: AsOf): readonly (Span | null)[] {
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
        return span(midnight(addDays(date, window.fromDays), asOf.zone), midnight(addDays(date, window.toDays), asOf.zone), seenUntil);
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
