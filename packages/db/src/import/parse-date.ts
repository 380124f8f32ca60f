import { type Instant, minuteMs } from '@magpie/kit';

/** The instant of a local time in a zone: handed in, so that the import has no calendar of its own. Throws RangeError where it does not exist. */
export type InstantOf = (moment: { readonly date: string; readonly time: string; readonly zone: string }) => Instant;

export interface DateReader {
  /** Null for a text that is not a date of the pattern, or a date that does not exist. */
  (text: string): Instant | null;
}

/** Makes a reader for `iso`, `epoch-seconds`, `epoch-milliseconds` or a pattern such as `yyyyMMdd` or `dd/MM/yyyy HH:mm`; no time means midnight. */
export function dateReader(pattern: string, zone: string, instantOf: InstantOf): DateReader {
  if (pattern === 'epoch-seconds') return (text) => (/^-?\d{1,11}$/.test(text) ? checked(Number(text) * 1000) : null);
  if (pattern === 'epoch-milliseconds') return (text) => (/^-?\d{1,14}$/.test(text) ? checked(Number(text)) : null);
  const { expression, hasOffset } = pattern === 'iso' ? isoForm : { expression: expressionOf(pattern), hasOffset: false };
  const minuteOf = minuteReader(zone, instantOf);
  return remembering((text) => {
    const found = expression.exec(text)?.groups;
    if (!found) return null;
    const { year = '', month = '', day = '', hour = '00', minute = '00', second = '00' } = found;
    // `Date.parse` would make the 3rd of March of the 31st of February.
    if (hasOffset && found['offset'] !== undefined)
      return isDay(Number(year), Number(month), Number(day)) ? checked(Date.parse(text.replace(' ', 'T'))) : null;
    if (!isDay(Number(year), Number(month), Number(day)) || Number(hour) > 23 || Number(second) > 59) return null;
    const instant = minuteOf(`${year}-${pad(month)}-${pad(day)}`, pad(hour), minute);
    return instant === null ? null : checked(instant + Number(second) * 1000);
  });
}

/** Rows that follow each other often bear one date: the lines of an order do. */
function remembering(read: DateReader): DateReader {
  let lastText = '';
  let last: Instant | null = null;
  return (text) => {
    if (text === lastText) return last;
    last = read(text);
    lastText = text;
    return last;
  };
}

/** Whether the month has that day. */
function isDay(year: number, month: number, day: number): boolean {
  // Years below 100 would be taken for those of the last century: all that leap years depend on is the year in its 400.
  return month >= 1 && month <= 12 && new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDate() === day;
}

const hoursAtMost = 20_000;

/** The instant of a minute, null where there is none. Files hold millions of times within few hours: only an hour in which clocks change is asked by minutes. */
function minuteReader(zone: string, instantOf: InstantOf): (date: string, hour: string, minute: string) => Instant | null {
  const known = new Map<string, Instant | null>();
  const asked = (date: string, time: string): Instant | null => {
    try {
      return instantOf({ date, time, zone });
    } catch (fault) {
      if (fault instanceof RangeError) return null;
      throw fault;
    }
  };
  return (date, hour, minute) => {
    const key = `${date} ${hour}`;
    let start = known.get(key);
    if (start === undefined) {
      const first = asked(date, `${hour}:00`);
      start = first !== null && asked(date, `${hour}:59`) === first + 59 * minuteMs ? first : null;
      if (known.size >= hoursAtMost) known.clear();
      known.set(key, start);
    }
    return start === null || Number(minute) > 59 ? asked(date, `${hour}:${minute}`) : start + Number(minute) * minuteMs;
  };
}

/** Earlier than 1900 or later than 2199 is a slip of the pen, and outside what the calendar knows. */
function checked(instant: Instant): Instant | null {
  return instant >= Date.UTC(1900, 0, 1) && instant < Date.UTC(2200, 0, 1) ? instant : null;
}

const isoForm = {
  expression:
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?(?<offset>Z|[+-]\d\d:\d\d)?)?$/,
  hasOffset: true,
};

const tokens: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

function expressionOf(pattern: string): RegExp {
  const isGlued = /yyyyMM|MMdd|ddMM|HHmm/.test(pattern);
  const source = pattern.replaceAll(/yyyy|MM|dd|HH|mm|ss|[^\w\s]/g, (token) => tokens[token] ?? `\\${token}`);
  // Without separators each part has its full width.
  return new RegExp(`^${isGlued ? source.replaceAll('{1,2}', '{2}') : source}$`);
}

function pad(text: string): string {
  return text.padStart(2, '0');
}
