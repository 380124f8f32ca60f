import type { Instant } from '@magpie/kit';

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
  return (text) => {
    const found = expression.exec(text)?.groups;
    if (!found) return null;
    if (hasOffset && found['offset'] !== undefined) return checked(Date.parse(text.replace(' ', 'T')));
    const { year = '', month = '', day = '', hour = '00', minute = '00', second = '00' } = found;
    const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
    if (!isDay || Number(month) > 12 || Number(second) > 59) return null;
    try {
      const moment = { date: `${year}-${pad(month)}-${pad(day)}`, time: `${pad(hour)}:${minute}`, zone };
      return checked(instantOf(moment) + Number(second) * 1000);
    } catch (fault) {
      if (fault instanceof RangeError) return null;
      throw fault;
    }
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
