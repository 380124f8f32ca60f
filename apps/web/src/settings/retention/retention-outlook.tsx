import { ErrorState, Figure, formatMoment, Moment, SkeletonRows, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useId } from 'react';
import type { Workspace } from '../../api/contract.ts';
import type { RetentionPreview } from './retention.ts';

export interface RetentionOutlookProps {
  readonly workspace: Workspace;
  readonly days: number | null;
  readonly preview: { readonly data: RetentionPreview | undefined; readonly isError: boolean; refetch(): unknown };
  /** Something else is counted by now. */
  readonly isStale: boolean;
}

/** What a change would come to: how many events go, how many stay, and for whose sake. */
export function RetentionOutlook({ workspace, days, preview, isStale }: RetentionOutlookProps): ReactElement {
  const { words, locale } = useUi();
  const title = useId();
  if (days === null) return <p className="settings-note">{words('retention.preview.forever')}</p>;
  if (preview.isError)
    return (
      <ErrorState
        title={words('api.lost')}
        text={words('api.lost.text')}
        retry={{ label: words('api.retry'), onRetry: () => void preview.refetch() }}
      />
    );
  const { data } = preview;
  return (
    <div className="retention-outlook" role="region" aria-labelledby={title} aria-busy={isStale}>
      <h3 id={title}>{words('retention.preview')}</h3>
      {data === undefined ? (
        <SkeletonRows rows={2} label={words('retention.preview.counting')} />
      ) : (
        <div className={isStale ? 'mg-stale' : ''}>
          <dl className="retention-figures" aria-live="polite">
            <dt>{words('retention.preview.before')}</dt>
            <dd>
              <Moment at={data.before} zone={workspace.zone} />
            </dd>
            <dt>{words('retention.preview.events')}</dt>
            <dd className={data.events > 0 ? 'mg-bad' : ''}>
              <Figure value={data.events} strong />
            </dd>
            <dt>{words('retention.preview.orders')}</dt>
            <dd>
              <Figure value={data.orders} />
            </dd>
            <dt>{words('retention.preview.held')}</dt>
            <dd>
              <Figure value={data.held} />
            </dd>
          </dl>
          {data.events === 0 ? <p className="mg-soft">{words('retention.preview.nothing')}</p> : null}
          {data.held > 0 ? <p className="mg-soft">{words('retention.preview.held.about')}</p> : null}
          {data.runs.length > 0 ? (
            <ul className="retention-runs" aria-label={words('retention.preview.runs')}>
              {data.runs.map((run) => (
                <li key={run.runId}>
                  <Link to="/w/$workspace/runs/$run" params={{ workspace: workspace.id, run: run.runId }}>
                    {words('retention.preview.run', {
                      journey: run.journeyName,
                      at: formatMoment(run.startAt, { zone: workspace.zone, locale, style: 'minute' }),
                    })}
                  </Link>
                </li>
              ))}
              {data.moreRuns > 0 ? <li className="mg-soft">{words('retention.preview.more', { count: data.moreRuns })}</li> : null}
            </ul>
          ) : null}
        </div>
      )}
    </div>
  );
}
