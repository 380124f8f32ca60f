import { LegalHoliday } from 'tyme4ts';

/** A day that the State Council's yearly notice names (mainland China, 2001 on; tyme4ts carries the notices). */
export interface LegalDay {
  /** 国庆节 */
  readonly name: string;
  /** True for a weekend day that is worked in exchange (班), false for a day off (休). */
  readonly working: boolean;
}

/** What the notice says of a local date 'YYYY-MM-DD'; null for an ordinary day, and for years whose notice is not out. */
export function legalDayOf(date: string): LegalDay | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const legal = LegalHoliday.fromYmd(year, month, day);
  return legal === null ? null : { name: legal.getName(), working: legal.isWork() };
}
