/** How a measured number compares. */
export interface NumberTest {
  readonly op: '>=' | '>' | '<=' | '<' | '=' | '!=';
  readonly value: number;
}

/**
 * How an attribute or property compares. Numbers compare with numbers, texts with texts; another type never matches, under the negative operators
 * neither. Only `empty` holds for what is missing.
 */
export type ValueTest =
  | { readonly op: 'exists' | 'empty' }
  | { readonly op: '=' | '!='; readonly value: string | number | boolean }
  | { readonly op: '>=' | '>' | '<=' | '<'; readonly value: number }
  /** Both ends included. */
  | { readonly op: 'between'; readonly from: number; readonly to: number }
  | { readonly op: 'in' | 'notIn'; readonly values: readonly (string | number)[] }
  | { readonly op: 'contains' | 'notContains' | 'startsWith' | 'endsWith'; readonly value: string }
  /** The whole text: `*` is any run of characters, `?` a single one, and a backslash takes the next character as it is. */
  | { readonly op: 'matches'; readonly value: string };

/** Solar: 1 to 12 months of the common calendar. Lunar: months of the Chinese calendar, leap months apart. */
export type CalendarName = 'solar' | 'lunar';

/**
 * How a date compares, by the days of the workspace's zone. A date is a text `YYYY-MM-DD` (that day, wherever one is) or an instant in UTC,
 * `YYYY-MM-DDTHH:MM:SSZ` with or without fractions; anything else passes nothing. Today counts as one of the last and of the next days.
 */
export type DateTest =
  /** `at` is a day, or a day with a time `YYYY-MM-DDTHH:MM`; `after` is later than all of that day or minute. */
  | { readonly op: 'before' | 'on' | 'after'; readonly at: string }
  | { readonly op: 'withinLast' | 'withinNext'; readonly days: number }
  /** Exactly so many days from today; negative: ago. */
  | { readonly op: 'inDays'; readonly days: number }
  /** Its day returns in a later year between today + `fromDays` and today + `toDays`, the latter not included. */
  | { readonly op: 'anniversary'; readonly calendar: CalendarName; readonly fromDays: number; readonly toDays: number }
  /** Its day of the year lies from `from` to `to` (`MM-DD`), both included; over the turn of the year when `from` is the later. */
  | { readonly op: 'dayOfYear'; readonly calendar: CalendarName; readonly from: string; readonly to: string };

/** What an attribute can be asked for. */
export type AttributeTest = ValueTest | DateTest;

export interface PropertyTest {
  readonly property: string;
  readonly test: ValueTest;
}
