import { localDateOf, officialYears, type WorkingDays } from '@magpie/calendar';
import { ErrorState, SkeletonRows, useMessage, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { Button, Switch } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import { ListPage } from '../../app/list-page.tsx';
import '../../calendar/words.ts';
import { useHomeWorkspace, useWorkspace } from '../../session/use-me.ts';
import { flippedDay } from './flipped-day.ts';
import { OwnDays } from './own-days.tsx';
import { type DayChange, useDayVerbs } from './use-day-verbs.ts';
import './words.ts';
import './working-days.css';
import { YearCalendar } from './year-calendar.tsx';

/** Which days the shop works: the official days off and make-up working days, and where the shop differs from them. */
export function WorkingDaysPage(): ReactElement {
  const { words } = useUi();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const workspaceId = useHomeWorkspace(workspace);
  const trpc = useTRPC();
  const query = useQuery(trpc.calendar.workingDays.queryOptions({ workspaceId }));
  // A rehearsal's copy has no settings of its own.
  if (workspaceId !== workspace) return <Navigate to="/w/$workspace/settings/working-days" params={{ workspace: workspaceId }} replace />;
  return (
    <ListPage workspaceId={workspaceId} title={words('settings.working-days')} about={words('settings.working-days.about')}>
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : (
        <Days workspaceId={workspaceId} days={query.data} />
      )}
    </ListPage>
  );
}

function Days({ workspaceId, days }: { readonly workspaceId: string; readonly days: WorkingDays }): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const workspace = useWorkspace(workspaceId);
  const [now] = useState(() => Date.now());
  const today = localDateOf(now, workspace?.zone ?? 'UTC');
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const verbs = useDayVerbs(workspaceId);
  const mayChange = workspace?.role === 'owner';
  const change = (changes: readonly DayChange[]): void => {
    const before = changes.map(({ date }): DayChange => ({ date, says: days.own[date] ?? null }));
    verbs.set(changes);
    if (changes.length < 2) return;
    message.success({
      key: 'days-given-back',
      content: (
        <>
          {words('days.given-back', { count: changes.length })}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              verbs.set(before);
              message.destroy('days-given-back');
            }}
          >
            {words('command.undo')}
          </Button>
        </>
      ),
      duration: 8,
    });
  };
  const isKnown = year >= officialYears.from && year <= officialYears.to;
  return (
    <div className="working-days">
      <div className="working-days-head">
        <div role="group" aria-label={words('days.year')} className="year-switch">
          <Button icon={<ChevronLeft size={16} aria-hidden />} aria-label={words('days.year.before')} onClick={() => setYear(year - 1)} />
          <output aria-live="polite">{year}</output>
          <Button icon={<ChevronRight size={16} aria-hidden />} aria-label={words('days.year.after')} onClick={() => setYear(year + 1)} />
        </div>
        <label className="follow">
          <Switch
            size="small"
            checked={days.official === 'cn'}
            disabled={!mayChange}
            onChange={(isFollowed) => verbs.follow(isFollowed ? 'cn' : null)}
            aria-label={words('days.follow')}
          />
          {words('days.follow')}
        </label>
        {mayChange ? null : <span className="mg-soft">{words('days.read-only')}</span>}
      </div>
      {days.official === null ? null : (
        <p className={isKnown ? 'mg-soft' : 'mg-warn'}>{words(isKnown ? 'days.source' : 'days.no-notice', { year })}</p>
      )}
      <div className="working-days-body">
        <YearCalendar year={year} days={days} today={today} mayChange={mayChange} onFlip={(date) => change([flippedDay(date, days)])} />
        <aside aria-label={words('days.legend')}>
          <OwnDays year={year} own={days.own} mayChange={mayChange} onChange={change} />
          <ul className="day-legend">
            {(['weekday', 'official', 'own'] as const).map((by) => (
              <li key={by}>
                <i className={`day day-off day-by-${by}`} data-sign={by === 'weekday' ? undefined : words('days.off.sign')} aria-hidden />
                {words(`days.legend.${by}`)}
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </div>
  );
}
