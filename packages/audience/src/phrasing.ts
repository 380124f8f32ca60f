import { type AudienceLocale, audienceWords, fill, type Words } from './words.ts';

/** Names and units that a filter itself does not hold. */
export interface DescribeContext {
  readonly locale: AudienceLocale;
  /** ISO 4217, of sums. */
  readonly currency: string;
  /** Name of the journey's anchor ("七夕", "Qixi"); null = it has none yet. */
  readonly anchorName: string | null;
  /** Names of cohorts by id; an unknown cohort is called by its id. */
  readonly cohortNames: Readonly<Record<string, string>>;
  /** Names of saved audiences, runs and their steps by id, as far as they are known. */
  readonly audienceNames?: Readonly<Record<string, string>>;
  readonly runNames?: Readonly<Record<string, string>>;
  readonly stepNames?: Readonly<Record<string, string>>;
}

/** Words of one language with its ways of writing numbers, money and dates. */
export interface Phrasing {
  readonly words: Words;
  readonly context: DescribeContext;
  /** `{count} days` in the right plural. */
  count(forms: { readonly one: string; readonly other: string }, count: number): string;
  /** "two years"; a number above ten in digits. */
  years(count: number): string;
  number(value: number): string;
  /** Minor units as money. */
  money(minorUnits: number): string;
  /** A local date YYYY-MM-DD, or minute YYYY-MM-DDTHH:MM. */
  date(date: string): string;
  /** A day of the year, MM-DD. */
  monthDay(monthDay: string): string;
  /** A text, number or boolean as a value. */
  value(value: string | number | boolean): string;
}

export function phrasing(context: DescribeContext): Phrasing {
  const words = audienceWords[context.locale];
  const plural = new Intl.PluralRules(context.locale);
  const decimal = new Intl.NumberFormat(context.locale, { maximumFractionDigits: 20 });
  const money = new Intl.NumberFormat(context.locale, { style: 'currency', currency: context.currency });
  const day = new Intl.DateTimeFormat(context.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const minute = new Intl.DateTimeFormat(context.locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' });
  const dayOfYear = new Intl.DateTimeFormat(context.locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const minorPerMajor = 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2);
  const form = (forms: { readonly one: string; readonly other: string }, count: number): string =>
    plural.select(count) === 'one' ? forms.one : forms.other;
  return {
    words,
    context,
    count: (forms, count) => fill(form(forms, count), { count: decimal.format(count) }),
    years: (count) => fill(count === 1 ? words.years.one : words.years.other, { count: words.smallNumbers[count] ?? ` ${count} ` }).trim(),
    number: (value) => decimal.format(value),
    money: (minorUnits) => money.format(minorUnits / minorPerMajor),
    date: (date) => (date.includes('T') ? minute.format(new Date(`${date}:00Z`)) : day.format(new Date(`${date}T00:00:00Z`))),
    monthDay: (monthDay) => dayOfYear.format(new Date(`2024-${monthDay}T00:00:00Z`)),
    value: (value) => {
      if (typeof value === 'boolean') return value ? words.yes : words.no;
      return typeof value === 'number' ? decimal.format(value) : fill(words.quote, { text: value });
    },
  };
}
