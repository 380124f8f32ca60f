import type { Anchor } from './anchor.ts';
import { festivalOfYear } from './festivals.ts';
import { addYears, isPlainDate } from './plain-date.ts';

/**
 * Every date of an anchor that lies in a Gregorian year, in order. Most have one; 腊八 and 除夕 follow the lunar year and may fall twice or not at
 * all (2022 has two 腊八, 2023 none); 29 February comes every fourth year.
 */
export function anchorDatesIn(anchor: Anchor, year: number): readonly string[] {
  if (anchor.type === 'date') return anchor.date.startsWith(`${year}-`) ? [anchor.date] : [];
  if (anchor.type === 'yearly') {
    const date = `${String(year).padStart(4, '0')}-${String(anchor.month).padStart(2, '0')}-${String(anchor.day).padStart(2, '0')}`;
    return isPlainDate(date) ? [date] : [];
  }
  const candidates = [festivalOfYear(anchor.festival, year - 1), festivalOfYear(anchor.festival, year)];
  return candidates.filter((date) => date.startsWith(`${year}-`));
}

/**
 * The anchor's date in the Gregorian year asked for, whatever lunar year it belongs to: a campaign "of 2027" runs in 2027. The first when there
 * are two, null when the year has none; {@link anchorDatesIn} has them all, {@link festivalOfYear} numbers by lunar year.
 */
export function resolveAnchor(anchor: Anchor, year: number): string | null {
  return anchorDatesIn(anchor, year)[0] ?? null;
}

/** The anchor's first date on or after a date; null when it never comes again (a fixed date that is past). */
export function nextAnchorDate(anchor: Anchor, onOrAfter: string): string | null {
  if (anchor.type === 'date') return anchor.date >= onOrAfter ? anchor.date : null;
  const year = Number(onOrAfter.slice(0, 4));
  // 29 February is at most eight years away (1896 to 1904, 2096 to 2104).
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = anchorDatesIn(anchor, year + ahead).find((candidate) => candidate >= onOrAfter);
    if (date !== undefined) return date;
  }
  return null;
}

/**
 * The anchor's dates going back from one of them: `[date, the one before, …]`, `count` in all: occurrences, not numbers of years, so a festival
 * that a Gregorian year lacks is not missing from its row. A fixed date means the same day of earlier years (29 February: the 28th), while a
 * yearly 29 February goes back by leap years. Fewer come back only where the calendar ends (before 1900).
 */
export function previousAnchorDates(anchor: Anchor, date: string, count: number): readonly string[] {
  if (anchor.type === 'date') return Array.from({ length: count }, (_, back) => addYears(date, -back));
  const dates = [date];
  for (let year = Number(date.slice(0, 4)); dates.length < count && year >= 1900; year--) {
    const earlier = anchorDatesIn(anchor, year).filter((candidate) => candidate < (dates.at(-1) ?? date));
    dates.push(...earlier.toReversed());
  }
  return dates.slice(0, count);
}

/** The anchor's next date from a date on and those before it, `count` in all. A fixed date that is past is still the one to count from. */
export function anchorDatesAround(anchor: Anchor, onOrAfter: string, count: number): readonly string[] {
  const next = anchor.type === 'date' ? anchor.date : nextAnchorDate(anchor, onOrAfter);
  return next === null ? [] : previousAnchorDates(anchor, next, count);
}
