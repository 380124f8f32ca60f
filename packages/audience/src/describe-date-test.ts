import { unreachable } from '@magpie/kit';
import { describeDayOfYear } from './describe-day-of-year.ts';
import type { Phrasing } from './phrasing.ts';
import type { DateTest } from './value-test.ts';
import { fill } from './words.ts';

/** What follows the name of a date: " is within the last 7 days", "的周年日在今天". */
export function describeDateTest(test: DateTest, phrases: Phrasing): string {
  const { dates, days } = phrases.words;
  switch (test.op) {
    case 'before':
    case 'on':
    case 'after':
      return fill(dates[test.op], { at: phrases.date(test.at) });
    case 'withinLast':
    case 'withinNext':
      return fill(dates[test.op], { days: phrases.count(days, test.days) });
    case 'inDays':
      if (test.days === 0) return dates.today;
      return fill(test.days > 0 ? dates.ahead : dates.ago, { days: phrases.count(days, Math.abs(test.days)) });
    case 'anniversary':
      return fill(test.calendar === 'lunar' ? dates.lunarAnniversary : dates.anniversary, { when: describeWhen(test, phrases) });
    case 'dayOfYear':
      return fill(test.from === test.to ? dates.dayOfYearOn : dates.dayOfYear, describeDayOfYear(test, phrases));
    default:
      return unreachable(test);
  }
}

/** When an anniversary falls, counted from today. */
function describeWhen({ fromDays, toDays }: { readonly fromDays: number; readonly toDays: number }, phrases: Phrasing): string {
  const { when } = phrases.words.dates;
  const days = (count: number): string => phrases.count(phrases.words.days, count);
  const lastDay = toDays - 1;
  if (fromDays >= lastDay) {
    if (fromDays === 0) return when.today;
    if (fromDays === 1) return when.tomorrow;
    return fill(fromDays > 0 ? when.ahead : when.ago, { days: days(Math.abs(fromDays)) });
  }
  if (fromDays === 0) return fill(when.next, { days: days(toDays) });
  if (toDays === 0) return fill(when.last, { days: days(-fromDays) });
  const day = (offset: number): string =>
    offset === 0 ? when.dayToday : fill(offset < 0 ? when.dayAgo : when.dayAhead, { days: days(Math.abs(offset)) });
  return fill(when.between, { from: day(fromDays), to: day(lastDay) });
}
