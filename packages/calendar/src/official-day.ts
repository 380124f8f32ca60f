import { LegalHoliday } from 'tyme4ts';
import { memoise } from './memoise.ts';

/** A day that the State Council's yearly notice names. */
export interface OfficialDay {
  readonly holiday: Holiday;
  /** True for a weekend day that is worked in exchange (班), false for a day off (休). */
  readonly working: boolean;
}

const holidays = {
  元旦: 'new-year',
  春节: 'spring-festival',
  清明节: 'qingming',
  劳动节: 'labour-day',
  端午节: 'dragon-boat',
  中秋节: 'mid-autumn',
  国庆节: 'national-day',
  国庆中秋: 'national-day-and-mid-autumn',
  抗战胜利日: 'victory-day',
} as const;

/** What a day off, or a day worked in exchange for one, belongs to. */
export type Holiday = (typeof holidays)[keyof typeof holidays];

/**
 * Years whose days off are shipped: 《国务院办公厅关于…年部分节假日安排的通知》, mainland China, as tyme4ts carries them. A year's notice comes in the
 * autumn before it; no rule foretells it.
 */
export const officialYears = { from: 2013, to: 2026 } as const;

/** What the notice says of a local date 'YYYY-MM-DD'; null for an ordinary day, and for years outside of {@link officialYears}. */
export const officialDayOf: (date: string) => OfficialDay | null = memoise(
  (date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    if (year < officialYears.from || year > officialYears.to) return null;
    const legal = LegalHoliday.fromYmd(year, month, day);
    const name = legal?.getName() ?? '';
    return legal === null || !isKnown(name) ? null : { holiday: holidays[name], working: legal.isWork() };
  },
  (date) => date,
);

function isKnown(name: string): name is keyof typeof holidays {
  return Object.hasOwn(holidays, name);
}
