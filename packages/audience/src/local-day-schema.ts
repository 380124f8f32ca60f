import { isPlainTime } from '@magpie/calendar';
import { z } from 'zod';

/** A real calendar day between 1900 and 2999; zone arithmetic outside is guesswork. */
const dateSchema = z.iso.date().refine((date) => date >= '1900-01-01' && date <= '2999-12-31', { params: { reason: 'date-range' } });

/** A local day, or a minute of it: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
export const dateOrMinuteSchema = z.string().refine(
  (text) => {
    const [date = '', time, ...rest] = text.split('T');
    return dateSchema.safeParse(date).success && (time === undefined || isPlainTime(time)) && rest.length === 0;
  },
  { params: { reason: 'invalid_format' } },
);

/** `MM-DD`, a day that some year of the calendar has; lunar months have 30 days at most. */
export const monthDaySchema = z.string().refine(isMonthDay, { params: { reason: 'month-day' } });

function isMonthDay(text: string): boolean {
  if (!/^\d\d-\d\d$/.test(text)) return false;
  const [month = 0, day = 0] = text.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= Math.max(30, new Date(Date.UTC(2024, month, 0)).getUTCDate());
}
