import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { SearchX, Waypoints } from 'lucide-react';
import { lazy, type ReactElement, Suspense, useDeferredValue, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { JourneyActions } from './journey-actions.tsx';
import { JourneyFilter } from './journey-filter.tsx';
import { JourneyRow } from './journey-row.tsx';
import { FileDrop } from './file-drop.tsx';
import './journeys.css';
import type { ReadFile } from './read-file.ts';
import './words.ts';

const ImportModal = lazy(async () => ({ default: (await import('./import-modal.tsx')).ImportModal }));

/** All journeys with their last run: searched, in folders, archived ones apart. What is asked for stands in the address. A file dropped on it comes in. */
export function JourneysPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const asked = useSearch({ from: '/w/$workspace/journeys' });
  const navigate = useNavigate({ from: '/w/$workspace/journeys' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const search = useDeferredValue(asked.q ?? '');
  const archived = asked.archived === true;
  const query = useQuery(
    trpc.journeys.list.queryOptions({ workspaceId, search, archived }, { refetchInterval: 10_000, placeholderData: keepPreviousData }),
  );
  const all = query.data ?? [];
  const folders = [...new Set(all.flatMap(({ folder }) => folder ?? []))].toSorted();
  const shown = all.filter(({ folder }) => asked.folder === undefined || folder === asked.folder);
  const [dropped, setDropped] = useState<ReadFile | null>(null);
  const isNew = all.length === 0 && search === '' && !archived;
  return (
    <ListPage
      workspaceId={workspaceId}
      title={words('journeys.title')}
      about={words('journeys.about')}
      actions={<JourneyActions workspaceId={workspaceId} />}
    >
      <FileDrop label={words('import.drop')} onFile={setDropped} />
      {dropped === null ? null : (
        <Suspense fallback={null}>
          <ImportModal workspaceId={workspaceId} file={dropped} onClose={() => setDropped(null)} />
        </Suspense>
      )}
      {isNew && !query.isPending ? null : (
        <JourneyFilter asked={asked} folders={folders} onAsk={(next) => void navigate({ search: next, replace: true })} />
      )}
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.data === undefined ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : isNew ? (
        <EmptyState
          icon={Waypoints}
          title={words('journeys.empty')}
          text={words('journeys.empty.text')}
          action={<JourneyActions workspaceId={workspaceId} />}
        />
      ) : shown.length === 0 ? (
        <EmptyState icon={SearchX} title={words('journeys.none-found')} text={words('journeys.none-found.text')} />
      ) : (
        <ul className={`rows${query.isPlaceholderData ? ' mg-stale' : ''}`}>
          {shown.map((journey) => (
            <JourneyRow
              key={journey.id}
              journey={journey}
              workspaceId={workspaceId}
              zone={workspace?.zone ?? 'UTC'}
              archived={archived}
              folders={folders}
            />
          ))}
        </ul>
      )}
    </ListPage>
  );
}
