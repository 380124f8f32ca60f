import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { lazy, type ReactElement, Suspense } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { ListPage } from '../app/list-page.tsx';
import { useWorkspace } from '../session/use-me.ts';
import './audiences.css';
import '../app/builder-words.tsx';
import '../app/kind-words.ts';
import './words.ts';

const AudienceRoom = lazy(async () => ({ default: (await import('./audience-room.tsx')).AudienceRoom }));

/** One audience, or a new one. */
export function AudiencePage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId, audience: id } = useParams({ from: '/w/$workspace/audiences/$audience' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const isNew = id === 'new';
  // What is being edited is not pulled away from under the hands: it is read once, and again when somebody asks.
  const query = useQuery(trpc.audiences.get.queryOptions({ workspaceId, id }, { enabled: !isNew, refetchOnReconnect: false }));
  const refused = refusalOf(query.error)?.code;
  return (
    <ListPage
      workspaceId={workspaceId}
      title={isNew ? words('audience.new') : (query.data?.name ?? words('audiences.title'))}
      about={query.data?.description ?? words('audience.about')}
    >
      <Link className="audience-back" to="/w/$workspace/audiences" params={{ workspace: workspaceId }}>
        <ArrowLeft size={14} aria-hidden /> {words('audience.all')}
      </Link>
      {workspace === null || (!isNew && query.isPending) ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.isError && query.data === undefined ? (
        <ErrorState
          title={words(refused === 'not-found' ? 'audience.gone' : 'api.lost')}
          text={words(refused === 'not-found' ? 'audience.gone.text' : 'api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : (
        <Suspense fallback={<SkeletonRows label={words('app.loading')} />}>
          <AudienceRoom key={id} workspace={workspace} audience={query.data ?? null} onReload={async () => (await query.refetch()).data ?? null} />
        </Suspense>
      )}
    </ListPage>
  );
}
