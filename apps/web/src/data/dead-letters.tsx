import { EmptyState, Figure, Moment, useUi } from '@magpie/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Progress, Segmented } from 'antd';
import { MailCheck, RotateCcw } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { LetterDrawer } from './letter-drawer.tsx';
import { RoomState } from './room-state.tsx';
import { type DeadReason, useReplayAll } from './use-replay-all.ts';

/** What came and could not be read: by reason, one by one, to be mended and played again. Nothing of it is ever lost. */
export function DeadLetters({ workspace, mayMend }: { readonly workspace: Workspace; readonly mayMend: boolean }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const [state, setState] = useState<'open' | 'replayed' | 'discarded'>('open');
  const [reason, setReason] = useState<DeadReason | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const counts = useQuery(trpc.ingest.countLetters.queryOptions({ workspaceId: workspace.id }, { staleTime: 0 }));
  const chosen = state === 'open' ? reason : null;
  const pages = useInfiniteQuery(
    trpc.ingest.listLetters.infiniteQueryOptions(
      { workspaceId: workspace.id, state, reason: chosen },
      { getNextPageParam: ({ next }) => next ?? undefined, staleTime: 0 },
    ),
  );
  const replay = useReplayAll(workspace.id);
  return (
    <section className="mg-stack" aria-label={words('data.letters')}>
      <div className="mg-row data-bar">
        <Segmented
          value={state}
          onChange={setState}
          options={(['open', 'replayed', 'discarded'] as const).map((value) => ({ value, label: words(`data.letters.state.${value}`) }))}
          aria-label={words('data.letters.show')}
        />
      </div>
      {state === 'open' && (counts.data ?? []).length > 0 ? (
        <ul className="rows" aria-label={words('data.letters.reasons')}>
          {(counts.data ?? []).map(({ reason: each, count }) => (
            <li key={each} className={`row-item data-reason${each === reason ? ' data-chosen' : ''}`}>
              <button
                type="button"
                className="row-main data-plain"
                aria-pressed={each === reason}
                onClick={() => setReason(each === reason ? null : each)}
              >
                <span className="row-title">{words(`data.reason.${each}`)}</span>
                <span className="row-sub">{words(`data.remedy.${each}`)}</span>
              </button>
              <Figure value={count} strong />
              {mayMend ? (
                <Button
                  icon={<RotateCcw size={14} aria-hidden />}
                  disabled={replay.running !== null}
                  aria-label={words('data.letters.replay-all.of', { reason: words(`data.reason.${each}`) })}
                  onClick={() => void replay.start(each, count)}
                >
                  {words('data.letters.replay-all')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {replay.running === null ? null : (
        <div className="mg-row" role="status">
          <Progress percent={replay.running.total === 0 ? 100 : Math.round((replay.running.done / replay.running.total) * 100)} />
          <span className="mg-figure">{words('data.letters.replaying', { done: replay.running.done, total: replay.running.total })}</span>
          <Button onClick={replay.cancel}>{words('data.cancel')}</Button>
        </div>
      )}
      {replay.last === null ? null : (
        <p role="status" className={replay.last.refused > 0 ? 'mg-warn' : 'mg-ok'}>
          {words('data.letters.replayed', { ...replay.last })}
        </p>
      )}
      <RoomState asked={pages}>
        {({ pages: shown }) => {
          const letters = shown.flatMap((page) => page.letters);
          if (letters.length === 0)
            return <EmptyState icon={MailCheck} title={words(`data.letters.empty.${state}`)} text={words('data.letters.empty.text')} />;
          return (
            <>
              <ul className="rows">
                {letters.map((letter) => (
                  <li key={letter.id}>
                    <button type="button" className="row-item link data-plain" onClick={() => setOpenId(letter.id)}>
                      <div className="row-main">
                        <div className="mg-row">
                          <span className="row-title">{words(`data.reason.${letter.reason}`)}</span>
                          <span className="mg-chip">{letter.call ?? words('data.letters.unknown-call')}</span>
                          {letter.times > 1 ? <span className="mg-chip">{words('data.letters.times', { count: letter.times })}</span> : null}
                        </div>
                        <code className="row-sub data-line">{letter.beginning}</code>
                      </div>
                      <div className="row-number">
                        <Moment at={letter.lastAt} zone={workspace.zone} />
                      </div>
                    </button>
                  </li>
                ))}
              </ul>
              {pages.hasNextPage ? (
                <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {words('data.more')}
                </Button>
              ) : null}
            </>
          );
        }}
      </RoomState>
      {openId === null ? null : <LetterDrawer workspace={workspace} letterId={openId} mayMend={mayMend} onClose={() => setOpenId(null)} />}
    </section>
  );
}
