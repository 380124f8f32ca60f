export type { Anchor, Festival } from './anchor.ts';
export { calendarPeriod, type PeriodUnit } from './calendar-period.ts';
export { dayFacts, type DayFacts } from './day-facts.ts';
export { festivalOfYear, festivals } from './festivals.ts';
export { isZone } from './is-zone.ts';
export { type LunarDate, lunarDateOf, lunarDayName } from './lunar-date.ts';
export { monthsBefore } from './months-before.ts';
export { type Holiday, type OfficialDay, officialDayOf, officialYears } from './official-day.ts';
export { addDays, addYears, daysBetween, isPlainDate, isPlainTime, weekdayOf } from './plain-date.ts';
export { isQuiet, nextAllowed, type QuietHours } from './quiet-hours.ts';
export { anchorDatesAround, anchorDatesIn, nextAnchorDate, previousAnchorDates, resolveAnchor } from './resolve-anchor.ts';
export { type SolarTerm, solarTerms } from './solar-term.ts';
export {
  isWorkingDay,
  nextWorkingDay,
  plainWeeks,
  type WorkingDay,
  workingDayOf,
  workingDaysBefore,
  type WorkingDays,
  type WorkingDayTable,
} from './working-days.ts';
export { instantOf, type LocalMoment, localDateOf, localTimeOf, startOfDay } from './zoned-time.ts';
export { anniversaryOrigins, type DateRange, type YearCalendar, yearDays, yearOf } from './year-days.ts';
export { type ZonePiece, zonePieces } from './zone-pieces.ts';
