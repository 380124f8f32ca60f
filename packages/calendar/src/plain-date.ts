import { Temporal } from 'temporal-polyfill';

/** A local date `days` later (negative: earlier), as 'YYYY-MM-DD'. Throws RangeError for what is no date. */
export function addDays(date: string, days: number): string {
  const day = dayNumber(date);
  const later = day === null || !Number.isInteger(days) ? null : dateOf(day + days);
  return later ?? Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Throws RangeError for what is no date. */
export function daysBetween(from: string, to: string): number {
  const [one, other] = [dayNumber(from), dayNumber(to)];
  if (one !== null && other !== null) return other - one;
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** ISO weekday: 1 Monday … 7 Sunday. Throws RangeError for what is no date. */
export function weekdayOf(date: string): number {
  const day = dayNumber(date);
  // 1970-01-01 was a Thursday.
  return day === null ? Temporal.PlainDate.from(date).dayOfWeek : ((((day + 3) % 7) + 7) % 7) + 1;
}

const dayMs = 86_400_000;

/**
 * Days since 1970-01-01; null for what is not plainly a date of the years 1000 to 9999, which is left to Temporal. A calendar asks for thousands of
 * days at a time, and Temporal takes several times as long.
 */
function dayNumber(date: string): number | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(date)) return null;
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / dayMs;
  return dateOf(day) === date ? day : null;
}

function dateOf(day: number): string | null {
  const at = new Date(day * dayMs);
  const year = at.getUTCFullYear();
  return year >= 1_000 && year <= 9_999 ? at.toISOString().slice(0, 10) : null;
}

/** The same month and day `years` later; 29 February becomes the 28th where it does not exist. */
export function addYears(date: string, years: number): string {
  return Temporal.PlainDate.from(date).add({ years }, { overflow: 'constrain' }).toString();
}

/** Whether a text is a real calendar date 'YYYY-MM-DD' between the years 1900 and 2199. */
export function isPlainDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether a text is a time of day 'HH:MM', 00:00 to 23:59. */
export function isPlainTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
