import { addDays, isPlainDate, lunarDateOf } from '@magpie/calendar';
import type { EntrySource } from './entry.ts';

/** How a day in a member's data comes again. */
export type Returns = Extract<EntrySource, { type: 'date' }>['returns'];

/**
 * Whether a day in a member's data falls on, or returns on, a given day. 29 February returns on the 28th in years that have none; a lunar day returns in
 * the month of its number, not in a leap month, and the 30th on the 29th where the month ends there. What is no date falls on no day.
 */
export function returnsOn(value: unknown, returns: Returns, day: string): boolean {
  const date = typeof value === 'string' ? value.slice(0, 10) : '';
  if (!isPlainDate(date)) return false;
  if (returns === 'never') return date === day;
  return date < day && (returns === 'yearly' ? returnsBySun(date, day) : returnsByMoon(date, day));
}

function returnsBySun(date: string, day: string): boolean {
  const born = date.slice(5);
  const now = day.slice(5);
  return born === now || (born === '02-29' && now === '02-28' && addDays(day, 1).endsWith('03-01'));
}

function returnsByMoon(date: string, day: string): boolean {
  const born = lunarDateOf(date);
  const now = lunarDateOf(day);
  if (now.leap || born.month !== now.month) return false;
  if (born.day === now.day) return true;
  return born.day === 30 && now.day === 29 && lunarDateOf(addDays(day, 1)).day === 1;
}
