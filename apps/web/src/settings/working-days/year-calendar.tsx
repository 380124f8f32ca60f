import { addDays, type WorkingDays, workingDayOf, weekdayOf } from '@magpie/calendar';
import { formatDay, formatMonth, useUi, type Words } from '@magpie/ui';
import { type KeyboardEvent, type ReactElement, useState } from 'react';

export interface YearCalendarProps {
  readonly year: number;
  readonly days: WorkingDays;
  readonly today: string;
  /** False: it can only be looked at. */
  readonly mayChange: boolean;
  readonly onFlip: (date: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 };

/** A year on the wall: a press turns a day from worked to off, or back. Arrows walk from day to day; the year is one tab stop. */
export function YearCalendar({ year, days, today, mayChange, onFlip }: YearCalendarProps): ReactElement {
  const { words, locale } = useUi();
  const [walked, setWalked] = useState<string | null>(null);
  const first = `${year}-01-01`;
  const stop = walked?.startsWith(`${year}-`) === true ? walked : today.startsWith(`${year}-`) ? today : first;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(stop, step);
    if (!next.startsWith(`${year}-`)) return;
    setWalked(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  return (
    <div className="year-calendar" role="toolbar" tabIndex={-1} aria-label={String(year)} onKeyDown={onKeyDown}>
      {Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`).map((month) => (
        <section key={month} aria-label={formatMonth(`${month}-01`, locale)}>
          <h3>{formatMonth(`${month}-01`, locale, true)}</h3>
          <div className="month-days">
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <small key={weekday} aria-hidden>
                {words(`weekday.${weekday}`)}
              </small>
            ))}
            {datesOf(month).map((date) => {
              const day = workingDayOf(date, days);
              const classes = `day ${day.working ? 'day-work' : 'day-off'} day-by-${day.saidBy}${date === today ? ' day-today' : ''}`;
              return (
                <button
                  key={date}
                  type="button"
                  className={classes}
                  style={date.endsWith('-01') ? { gridColumnStart: weekdayOf(date) } : {}}
                  data-date={date}
                  data-sign={day.saidBy === 'weekday' ? undefined : words(day.working ? 'days.work.sign' : 'days.off.sign')}
                  tabIndex={date === stop ? 0 : -1}
                  aria-pressed={!day.working}
                  aria-disabled={!mayChange}
                  aria-label={daySentence(date, days, words, locale)}
                  onClick={() => {
                    setWalked(date);
                    if (mayChange) onFlip(date);
                  }}
                >
                  {Number(date.slice(8))}
                </button>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}

function datesOf(month: string): readonly string[] {
  return Array.from({ length: 31 }, (_, ahead) => addDays(`${month}-01`, ahead)).filter((date) => date.startsWith(month));
}

/** 10 月 10 日 周六：上班，国庆节调休 */
function daySentence(date: string, days: WorkingDays, words: Words, locale: 'zh-CN' | 'en'): string {
  const { working, saidBy, holiday } = workingDayOf(date, days);
  const reason =
    saidBy === 'own'
      ? words('days.by.own')
      : holiday === null
        ? words('days.by.weekday')
        : words(working ? 'days.by.make-up' : 'days.by.holiday', { holiday: words(`holiday.${holiday}`) });
  return words('days.sentence', { day: formatDay(date, locale), state: words(working ? 'days.work' : 'days.off'), reason });
}
