import { type WorkingDayTable } from '@magpie/calendar';
import { formatDay, useUi } from '@magpie/ui';
import { Button } from 'antd';
import { Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DayChange } from './use-day-verbs.ts';

export interface OwnDaysProps {
  readonly year: number;
  readonly own: WorkingDayTable;
  readonly mayChange: boolean;
  readonly onChange: (changes: readonly DayChange[]) => void;
}

/** What the shop has said of this year itself, each day to be given back. */
export function OwnDays({ year, own, mayChange, onChange }: OwnDaysProps): ReactElement {
  const { words, locale } = useUi();
  const days = Object.entries(own).filter(([date]) => date.startsWith(`${year}-`));
  return (
    <section className="own-days" aria-labelledby="own-days-title">
      <header>
        <h2 id="own-days-title">{words('days.own', { year })}</h2>
        {days.length > 1 && mayChange ? (
          <Button size="small" onClick={() => onChange(days.map(([date]) => ({ date, says: null })))}>
            {words('days.give-back-all')}
          </Button>
        ) : null}
      </header>
      {days.length === 0 ? (
        <p className="mg-soft">{words('days.own.none')}</p>
      ) : (
        <ul>
          {days.map(([date, says]) => (
            <li key={date}>
              <span>{formatDay(date, locale)}</span>
              <b className={`day-said-${says}`}>{words(says === 'work' ? 'days.work' : 'days.off')}</b>
              {mayChange ? (
                <button
                  type="button"
                  aria-label={words('days.give-back', { day: formatDay(date, locale) })}
                  onClick={() => onChange([{ date, says: null }])}
                >
                  <Undo2 size={14} aria-hidden />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
