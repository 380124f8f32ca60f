import { EmptyState, formatMoment, Moment, useUi } from '@magpie/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { History } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { CanvasContext } from '../canvas/canvas-context.ts';
import { RoomState } from '../data/room-state.tsx';
import { useJourneyGround } from '../editor/use-ground.ts';
import { useKnownNames } from '../editor/use-known-names.ts';
import { FactItem } from './fact-item.tsx';
import { RunItem } from './run-item.tsx';
import { type Deed, deedsOfRuns } from './deeds-of-runs.ts';

const groups = ['events', 'orders', 'consent', 'profile', 'runs'] as const;
type Group = (typeof groups)[number];

/** What happened to a person and what was done with them, the latest first, to be narrowed by kind. */
export function MemberTimeline({ workspace, memberNo }: { readonly workspace: Workspace; readonly memberNo: number }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const [shown, setShown] = useState<readonly Group[]>(groups);
  const ground = useJourneyGround(null, workspace, { known: useKnownNames(workspace.id) });
  const ref = { workspaceId: workspace.id, memberNo };
  const query = useInfiniteQuery(
    trpc.members.timeline.infiniteQueryOptions(
      { ...ref, groups: shown.filter((group) => group !== 'runs') },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  const runs = useQuery(trpc.members.runs.queryOptions(ref));
  const kept = useQuery(trpc.retention.state.queryOptions({ workspaceId: workspace.id }));
  const goneBefore = shown.includes('events') ? (kept.data?.goneBefore ?? null) : null;
  return (
    <CanvasContext value={ground}>
      <section className="mg-stack" aria-label={words('members.story')}>
        <Checkbox.Group
          value={[...shown]}
          options={groups.map((value) => ({ value, label: words(`members.group.${value}`) }))}
          onChange={(next) => setShown(next)}
        />
        <p className="mg-hint">{words('members.zone', { zone: workspace.zone })}</p>
        <RoomState asked={query}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            const horizon = query.hasNextPage ? (items.at(-1)?.at ?? -Infinity) : -Infinity;
            // What runs did lies behind what is not loaded yet, as far as it is older.
            const deeds = shown.includes('runs') && runs.data ? deedsOfRuns(runs.data.runs).filter(({ at }) => at >= horizon) : [];
            const all = [
              ...items.map((fact) => ({ at: fact.at, fact, deed: null })),
              ...deeds.map((deed: Deed) => ({ at: deed.at, fact: null, deed })),
            ];
            all.sort((left, right) => right.at - left.at);
            if (all.length === 0 && !runs.isLoading)
              return (
                <>
                  <EmptyState icon={History} title={words('members.story.empty')} text={words('members.story.empty.text')} />
                  {goneBefore === null ? null : <Gone before={goneBefore} zone={workspace.zone} />}
                </>
              );
            return (
              <>
                <ol className="rows member-story">
                  {all.map(({ at, fact, deed }, index) => (
                    <li key={fact === null ? `run ${index}` : `${fact.type} ${fact.sequence}`} className="row-item">
                      <div className="member-when">
                        <Moment at={at} zone={workspace.zone} />
                      </div>
                      <div className="row-main">
                        {fact === null ? null : <FactItem fact={fact} currency={workspace.currency} />}
                        {deed === null ? null : <RunItem workspaceId={workspace.id} deed={deed} />}
                      </div>
                    </li>
                  ))}
                </ol>
                {runs.data && runs.data.more > 0 && shown.includes('runs') ? (
                  <p className="mg-hint">{words('members.runs.more', { count: runs.data.more })}</p>
                ) : null}
                {query.hasNextPage || goneBefore === null ? null : <Gone before={goneBefore} zone={workspace.zone} />}
                {query.hasNextPage ? (
                  <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {words('members.story.more')}
                  </Button>
                ) : null}
              </>
            );
          }}
        </RoomState>
      </section>
    </CanvasContext>
  );
}

/** Where the story begins later than the person: what they did before is not kept. */
function Gone({ before, zone }: { readonly before: number; readonly zone: string }): ReactElement {
  const { words, locale } = useUi();
  return <p className="mg-hint">{words('members.story.gone', { before: formatMoment(before, { zone, locale, style: 'minute' }) })}</p>;
}
