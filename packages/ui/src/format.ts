import type { Locale } from './locale.ts';

/** `1234567` → `1,234,567`. */
export function formatCount(value: number, locale: Locale = 'zh-CN'): string {
  return numbers(`n${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/** `0.1234` → `12.3%`. */
export function formatShare(share: number, digits = 1): string {
  return numbers(`p${digits}`, () => new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: digits })).format(share);
}

/** Minor units of `currency` as people write them: `¥1,234`, with cents only when there are some. */
export function formatMoney(minor: number, currency: string, locale: Locale = 'zh-CN'): string {
  const digits = minorDigits(currency);
  const whole = minor % 10 ** digits === 0;
  const format = numbers(
    `m${currency}${locale}${whole}`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: whole ? 0 : digits, maximumFractionDigits: digits }),
  );
  return format.format(minor / 10 ** digits);
}

/** How many digits a currency has behind the point: a minor unit is 10^-n of it. */
export function minorDigits(currency: string): number {
  return numbers(`d${currency}`, () => new Intl.NumberFormat('en', { style: 'currency', currency })).resolvedOptions().maximumFractionDigits ?? 2;
}

export interface MomentStyle {
  readonly zone: string;
  readonly locale: Locale;
  /** `date`: 2027-07-25 周日 · `minute`: … 10:00 · `short`: 7 月 25 日 周日 10:00, without the year · `time`: 10:00:05. */
  readonly style: 'date' | 'minute' | 'short' | 'time';
}

/** An instant as a local moment with its weekday. The zone is for the caller to show once per panel. */
export function formatMoment(at: number, { zone, locale, style }: MomentStyle): string {
  const part = parts(at, zone, locale);
  const time = `${part['hour']}:${part['minute']}`;
  if (style === 'time') return `${time}:${part['second']}`;
  if (style === 'short') return `${formatDay(`${part['year']}-${part['month']}-${part['day']}`, locale)} ${time}`;
  const date = `${part['year']}-${part['month']}-${part['day']} ${part['weekday']}`;
  return style === 'date' ? date : `${date} ${time}`;
}

/** A local date as `8 月 8 日 周日` or `Sun, Aug 8`. */
export function formatDay(date: string, locale: Locale): string {
  const format = dates(
    `day${locale}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: locale === 'en' ? 'short' : 'numeric', day: 'numeric', weekday: 'short' }),
  );
  if (locale === 'en') return format.format(Date.parse(`${date}T00:00:00Z`));
  const part = Object.fromEntries(format.formatToParts(Date.parse(`${date}T00:00:00Z`)).map(({ type, value }) => [type, value]));
  return `${part['month']} 月 ${part['day']} 日 ${part['weekday']}`;
}

/** The month of a local date: `2027 年 8 月` or `August 2027`; short, where there is little room: `8 月` or `Aug`. */
export function formatMonth(date: string, locale: Locale, isShort = false): string {
  const [year, month] = date.split('-').map(Number);
  if (locale !== 'en') return isShort ? `${month} 月` : `${year} 年 ${month} 月`;
  const format = dates(
    `month${isShort}`,
    () => new Intl.DateTimeFormat('en', isShort ? { timeZone: 'UTC', month: 'short' } : { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  );
  return format.format(Date.parse(`${date}T00:00:00Z`));
}

function parts(at: number, zone: string, locale: Locale): Readonly<Record<string, string>> {
  const format = dates(
    `t${zone}${locale}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
  );
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numbers(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const format = numberFormats.get(key) ?? make();
  numberFormats.set(key, format);
  return format;
}

function dates(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const format = dateFormats.get(key) ?? make();
  dateFormats.set(key, format);
  return format;
}
