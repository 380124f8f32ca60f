import { dayMs, unreachable } from '@magpie/kit';
import { lengthOf } from './check-window.ts';
import { describeDayOfYear } from './describe-day-of-year.ts';
import type { Phrasing } from './phrasing.ts';
import { runsInMemberZone } from './runs-in-member-zone.ts';
import type { RollingWindow, Window } from './window.ts';
import { fill } from './words.ts';

/** When, as an adverbial: "近两年", "in the 14 days before Qixi last year"; empty text for ever. */
export function describeWindow(window: Window, phrases: Phrasing): string {
  const text = describeTime(window, phrases);
  return text !== '' && runsInMemberZone(window) ? fill(phrases.words.windows.memberZone, { window: text }) : text;
}

function describeTime(window: Window, phrases: Phrasing): string {
  const { windows } = phrases.words;
  switch (window.type) {
    case 'ever':
      return '';
    case 'absolute':
      return describeDates(window, phrases);
    case 'rolling':
      return describeRolling(window, phrases);
    case 'calendar':
      return describePeriod(window, phrases);
    case 'dayOfYear': {
      const years = window.years === 1 ? windows.thisYear : fill(windows.pastYears, { years: phrases.years(window.years) });
      return fill(window.from === window.to ? windows.dayOfYearOn : windows.dayOfYear, { ...describeDayOfYear(window, phrases), years });
    }
    case 'workingDays':
      return fill(windows.rolling, { days: phrases.count(phrases.words.workingDays, window.days) });
    case 'anchor':
      return describeAnchorWindow(window, phrases);
    default:
      return unreachable(window);
  }
}

function describeRolling(window: RollingWindow, phrases: Phrasing): string {
  const { windows } = phrases.words;
  const { count, unit } = lengthOf(window);
  const years = unit === 'days' ? count / 365 : unit === 'months' ? count / 12 : 0.5;
  if (years >= 1 && Number.isInteger(years)) return fill(windows.rollingYears, { years: phrases.years(years) });
  return fill(windows.rolling, { days: phrases.count(phrases.words[unit], count) });
}

function describePeriod({ unit, back, days }: Window & { readonly type: 'calendar' }, phrases: Phrasing): string {
  const { periods, windows } = phrases.words;
  const period = back === 0 ? periods[unit].this : back === 1 ? periods[unit].last : fill(periods[unit].ago, { count: phrases.number(back) });
  if (days === undefined) return back < 2 ? period : fill(windows.periodIn, { period });
  return fill(days.from === days.to ? windows.periodDay : windows.periodDays, { period, from: days.from, to: days.to });
}

function describeDates({ from, to }: { readonly from: string | null; readonly to: string | null }, phrases: Phrasing): string {
  const { windows } = phrases.words;
  if (from === null) return to === null ? '' : fill(windows.before, { to: phrases.date(to) });
  if (to === null) return fill(windows.since, { from: phrases.date(from) });
  if (from.includes('T') || to.includes('T')) return fill(windows.betweenTimes, { from: phrases.date(from), to: phrases.date(to) });
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
  return fill(last === from ? windows.on : windows.between, { from: phrases.date(from), to: phrases.date(last) });
}

function describeAnchorWindow({ fromDays, toDays, yearsBack }: Window & { readonly type: 'anchor' }, phrases: Phrasing): string {
  const { windows } = phrases.words;
  const around = { year: describeYears(yearsBack, phrases), anchor: phrases.context.anchorName ?? phrases.words.anchor };
  const days = phrases.count(phrases.words.days, toDays - fromDays);
  if (fromDays === 0 && toDays === 1) return fill(windows.anchorOn, around);
  if (toDays - fromDays === 1) return fill(windows.anchorDay, { ...around, from: describeDay(fromDays, phrases) });
  if (toDays === 0) return fill(windows.anchorBefore, { ...around, days });
  if (fromDays === 0) return fill(windows.anchorFrom, { ...around, days });
  if (fromDays === 1) return fill(windows.anchorAfter, { ...around, days });
  return fill(windows.anchorAround, { ...around, from: describeDay(fromDays, phrases), to: describeDay(toDays - 1, phrases) });
}

function describeDay(offsetDays: number, phrases: Phrasing): string {
  const { windows, days } = phrases.words;
  if (offsetDays === 0) return windows.dayOn;
  return fill(offsetDays < 0 ? windows.dayBefore : windows.dayAfter, { days: phrases.count(days, Math.abs(offsetDays)) });
}

/** This run's anchor alone needs no year; 1 … n are "any of the past n years"; other choices are listed. */
function describeYears(yearsBack: readonly number[], phrases: Phrasing): string {
  const { anchorYears } = phrases.words;
  const years = [...new Set(yearsBack)].toSorted((left, right) => left - right);
  if (years.length === 1 && years[0] === 0) return anchorYears.only;
  const isPastRun = years.length > 1 && years.every((year, index) => year === index + 1);
  if (isPastRun) return years.length === 2 ? anchorYears.pastTwo : fill(anchorYears.past, { years: phrases.years(years.length) });
  return years.map((year) => describeYear(year, phrases)).join(anchorYears.or);
}

function describeYear(yearsBack: number, phrases: Phrasing): string {
  const { anchorYears } = phrases.words;
  if (yearsBack === 0) return anchorYears.this;
  return yearsBack === 1 ? anchorYears.last : fill(anchorYears.ago, { years: phrases.years(yearsBack) });
}
