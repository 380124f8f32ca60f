export type { Anchor, Festival } from './anchor.ts';
export { dayFacts, type DayFacts, type WorkingDayTable } from './day-facts.ts';
export { festivalOfYear, festivals } from './festivals.ts';
export { addDays, addYears, daysBetween, isPlainDate, isPlainTime, weekdayOf } from './plain-date.ts';
export { isQuiet, nextAllowed, type QuietHours } from './quiet-hours.ts';
export { anchorDatesIn, nextAnchorDate, previousAnchorDates, resolveAnchor } from './resolve-anchor.ts';
export { instantOf, isZone, type LocalMoment, localDateOf, localTimeOf, startOfDay } from './zoned-time.ts';
