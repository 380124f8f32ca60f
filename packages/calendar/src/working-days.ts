import { type Holiday, officialDayOf } from './official-day.ts';
import { addDays, weekdayOf } from './plain-date.ts';

/** Days by date 'YYYY-MM-DD' on which a workspace differs from everybody else: worked, or off. */
export type WorkingDayTable = Readonly<Record<string, 'work' | 'off'>>;

/** Which days a workspace works: handed in by whoever asks, since no rule foretells them. */
export interface WorkingDays {
  /** Whose yearly notice is followed ({@link officialDayOf}: mainland China's); null: Monday to Friday. */
  readonly official: 'cn' | null;
  /** What the workspace says itself; it goes before everything else. */
  readonly own: WorkingDayTable;
}

/** Whether a day is worked, and who says so. */
export interface WorkingDay {
  readonly working: boolean;
  readonly saidBy: 'weekday' | 'official' | 'own';
  /** What an official day off, or the day worked for it, belongs to; kept where the workspace says otherwise. */
  readonly holiday: Holiday | null;
}

/** Monday to Friday. */
export const plainWeeks: WorkingDays = { official: null, own: {} };

/** What a workspace says of a local date, else the official notice, else the weekday. */
export function workingDayOf(date: string, { official, own }: WorkingDays): WorkingDay {
  const noticed = official === null ? null : officialDayOf(date);
  const said = Object.hasOwn(own, date) ? own[date] : undefined;
  const holiday = noticed?.holiday ?? null;
  if (said !== undefined) return { working: said === 'work', saidBy: 'own', holiday };
  if (noticed !== null) return { working: noticed.working, saidBy: 'official', holiday };
  return { working: weekdayOf(date) <= 5, saidBy: 'weekday', holiday };
}

/** Whether a local date is a working day. */
export function isWorkingDay(date: string, days: WorkingDays): boolean {
  return workingDayOf(date, days).working;
}

/** The date with so many working days from it to the day before `date`; where a table holds hardly any, the one at which the search ends. */
export function workingDaysBefore(date: string, count: number, days: WorkingDays): string {
  const furthest = 366 + count * 10;
  let from = date;
  for (let found = 0, back = 0; found < count && back < furthest; back += 1) {
    from = addDays(from, -1);
    if (isWorkingDay(from, days)) found += 1;
  }
  return from;
}

/** The first working day on or after a date; null when a whole year has none, which only a broken table does. */
export function nextWorkingDay(onOrAfter: string, days: WorkingDays): string | null {
  for (let ahead = 0; ahead <= 366; ahead++) {
    const date = addDays(onOrAfter, ahead);
    if (isWorkingDay(date, days)) return date;
  }
  return null;
}
