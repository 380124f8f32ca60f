import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Switch } from 'antd';
import { Funnel, Plus, SearchX } from 'lucide-react';
import { type ReactElement, useDeferredValue, useId } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { SearchInput } from '../app/search-input.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { AudienceRow } from './audience-row.tsx';
import './audiences.css';
import '../app/builder-words.tsx';
import '../app/kind-words.ts';
import './words.ts';

/** All saved audiences: searched, archived ones apart. What is asked for stands in the address. */
export function AudiencesPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const asked = useSearch({ from: '/w/$workspace/audiences' });
  const navigate = useNavigate({ from: '/w/$workspace/audiences' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const archivedId = useId();
  const search = useDeferredValue(asked.q ?? '');
  const archived = asked.archived === true;
  const query = useQuery(trpc.audiences.list.queryOptions({ workspaceId, search, archived }, { placeholderData: keepPreviousData }));
  const mayEdit = workspace !== null && workspace.role !== 'viewer' && !workspace.shadow;
  const isNew = query.data?.length === 0 && search === '' && !archived;
  const create = mayEdit ? (
    <Link to="/w/$workspace/audiences/$audience" params={{ workspace: workspaceId, audience: 'new' }}>
      <Button type="primary" tabIndex={-1} icon={<Plus size={15} aria-hidden />}>
        {words('audiences.new')}
      </Button>
    </Link>
  ) : null;
  return (
    <ListPage workspaceId={workspaceId} title={words('audiences.title')} about={words('audiences.about')} actions={isNew ? null : create}>
      <div className="audiences-ask">
        <SearchInput
          label={words('audiences.search')}
          value={asked.q ?? ''}
          maxLength={200}
          onSearch={(q) => void navigate({ search: { ...asked, q }, replace: true })}
        />
        <label htmlFor={archivedId}>{words('audiences.archived')}</label>
        <Switch
          id={archivedId}
          size="small"
          checked={archived}
          onChange={(on) =>
            void navigate({ search: { ...(asked.q === undefined ? {} : { q: asked.q }), ...(on ? { archived: true as const } : {}) }, replace: true })
          }
        />
      </div>
      {query.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : query.data === undefined ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
        />
      ) : isNew ? (
        <EmptyState icon={Funnel} title={words('audiences.empty')} text={words('audiences.empty.text')} action={create} />
      ) : query.data.length === 0 ? (
        <EmptyState icon={SearchX} title={words('audiences.none-found')} text={words('audiences.none-found.text')} />
      ) : (
        <ul className={`rows${query.isPlaceholderData ? ' mg-stale' : ''}`}>
          {query.data.map((audience) => (
            <AudienceRow key={audience.id} audience={audience} workspace={workspace} workspaceId={workspaceId} />
          ))}
        </ul>
      )}
    </ListPage>
  );
}
