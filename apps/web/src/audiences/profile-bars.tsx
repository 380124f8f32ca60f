import { formatCount, formatShare, SkeletonRows, useUi } from '@magpie/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import type { ProfileBar } from './profile-sections.ts';
import type { Meaning } from './store/create-builder.ts';

export interface ProfileBarsProps {
  readonly workspaceId: string;
  readonly meaning: Meaning;
  readonly bars: readonly ProfileBar[];
  readonly label: string;
}

/** Shares of the audience above those of the whole shop, condition by condition, and how many times as many they are. */
export function ProfileBars({ workspaceId, meaning, bars, label }: ProfileBarsProps): ReactElement {
  const { words, locale } = useUi();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.audiences.compare.queryOptions(
      { workspaceId, ...meaning, clauses: bars.map(({ clause }) => clause) },
      { staleTime: 60_000, retry: false, placeholderData: keepPreviousData, trpc: { abortOnUnmount: true } },
    ),
  );
  if (query.isError)
    return (
      <p className="mg-bad">
        {words('api.lost')}{' '}
        <Button size="small" onClick={() => void query.refetch()}>
          {words('api.retry')}
        </Button>
      </p>
    );
  // What is not counted yet is not none.
  if (query.data === undefined) return <SkeletonRows label={words('audience.count.pending')} />;
  const { audience, members } = query.data;
  return (
    <table className={`audience-bars${query.isPlaceholderData ? ' mg-stale' : ''}`} aria-label={label} aria-busy={query.isFetching}>
      <thead className="audience-hidden">
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{words('profile.audience')}</th>
          <th scope="col">{words('profile.times')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar, index) => {
          const found = query.data.bars[index];
          const own = found === undefined || audience === 0 ? 0 : found.audience / audience;
          const all = found === undefined || members === 0 ? 0 : found.shop / members;
          return (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              <td>
                <Bar share={own} className="is-audience" text={`${formatShare(own)} · ${formatCount(found?.audience ?? 0, locale)}`} />
                <Bar share={all} className="is-shop" text={`${formatShare(all)} · ${formatCount(found?.shop ?? 0, locale)}`} />
              </td>
              <td className="mg-figure">{all === 0 ? '–' : `×${(own / all).toFixed(1)}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Bar({ share, className, text }: { readonly share: number; readonly className: string; readonly text: string }): ReactElement {
  return (
    <div className="audience-bar-line">
      <span className="audience-bar-track" aria-hidden>
        <i className={className} style={{ width: `${(share * 100).toFixed(2)}%` }} />
      </span>
      <span className="mg-figure">{text}</span>
    </div>
  );
}
