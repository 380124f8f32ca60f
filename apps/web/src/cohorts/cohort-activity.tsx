import { formatCount, formatDay, formatMoney, formatMonth, formatShare, useUi } from '@magpie/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { RoomState } from '../data/room-state.tsx';

/** How many of a cohort bought in each week or month since it was saved: a bar for each, which says all of it to who points at it or listens. */
export function CohortActivity({ workspaceId, cohort }: { readonly workspaceId: string; readonly cohort: string }): ReactElement {
  const { words, locale } = useUi();
  const title = useId();
  const trpc = useTRPC();
  const [unit, setUnit] = useState<'week' | 'month'>('month');
  const asked = useQuery(trpc.cohorts.activity.queryOptions({ workspaceId, id: cohort, unit }, { placeholderData: keepPreviousData }));
  const periodName = (from: string): string =>
    unit === 'month' ? formatMonth(from, locale) : words('cohort.activity.week-of', { day: formatDay(from, locale) });
  return (
    <section className="cohort-panel" aria-labelledby={title}>
      <div className="cohort-panel-head">
        <div>
          <h2 id={title}>{words('cohort.activity')}</h2>
          <p className="mg-soft">{words('cohort.activity.about')}</p>
        </div>
        <Segmented
          aria-label={words('cohort.activity.unit')}
          value={unit}
          onChange={setUnit}
          options={(['week', 'month'] as const).map((value) => ({ value, label: words(`cohort.activity.${value}`) }))}
        />
      </div>
      <RoomState asked={asked}>
        {({ periods, count, currency }) => {
          const most = Math.max(0, ...periods.map(({ people }) => people));
          if (most === 0) return <p className="mg-soft">{words('cohort.activity.none')}</p>;
          const isWide = periods.length <= 16;
          const labelEvery = Math.ceil(periods.length / 8);
          return (
            <ol className="cohort-bars" aria-label={words('cohort.activity')}>
              {periods.map(({ from, people, orders, value }, index) => {
                const said = words('cohort.activity.bar', {
                  period: periodName(from),
                  people: formatCount(people, locale),
                  share: formatShare(people / Math.max(1, count)),
                  orders: formatCount(orders, locale),
                  value: formatMoney(value, currency, locale),
                });
                const isNow = index === periods.length - 1;
                return (
                  <li key={from} title={said} className={isNow ? 'cohort-bar-now' : ''}>
                    <span className="mg-visually-hidden">{said}</span>
                    {isWide && people > 0 ? <b aria-hidden>{formatCount(people, locale)}</b> : null}
                    <i aria-hidden style={{ height: `${(100 * people) / most}%` }} />
                    {index % labelEvery === 0 ? (
                      <small aria-hidden>{unit === 'month' ? formatMonth(from, locale, true) : from.slice(5).replace('-', '/')}</small>
                    ) : null}
                  </li>
                );
              })}
            </ol>
          );
        }}
      </RoomState>
    </section>
  );
}
