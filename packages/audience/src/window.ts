import type { CalendarName } from './value-test.ts';

/** Whose midnight: absent is the workspace's zone; a member without a zone of their own has the workspace's. */
export interface InZone {
  readonly zone?: 'member';
}

/** A period of the calendar. Weeks begin on Monday. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** When events count. All windows are half open, [from, to), and none reaches beyond now. */
export type Window =
  | { readonly type: 'ever' }
  /** Local days `YYYY-MM-DD` or minutes `YYYY-MM-DDTHH:MM`; `to` is exclusive; null is open. */
  | ({ readonly type: 'absolute'; readonly from: string | null; readonly to: string | null } & InZone)
  | RollingWindow
  /** The unit that now lies in (`back` 0), the one before it (1) and so on; of it all, or only some days, numbered from 1, both included. */
  | ({
      readonly type: 'calendar';
      readonly unit: CalendarUnit;
      readonly back: number;
      readonly days?: { readonly from: number; readonly to: number };
    } & InZone)
  /** The days `from` to `to` (`MM-DD`, both included) of this year and of those before it, `years` in all, taken together. */
  | ({
      readonly type: 'dayOfYear';
      readonly calendar: CalendarName;
      readonly from: string;
      readonly to: string;
      readonly years: number;
    } & InZone)
  /** The last `days` working days of the workspace before today, and today so far. */
  | ({ readonly type: 'workingDays'; readonly days: number } & InZone)
  /** From `fromDays` to `toDays` (local midnights, `to` exclusive) around the journey's anchor, in each of the `yearsBack` (1 = last year's anchor, 0 = this year's). */
  | { readonly type: 'anchor'; readonly fromDays: number; readonly toDays: number; readonly yearsBack: readonly number[] };

/** The time before now: `hours`, `days` and `weeks` of fixed length, `months` back to the same local day and time. */
export type RollingWindow = { readonly type: 'rolling' } & (
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
);
