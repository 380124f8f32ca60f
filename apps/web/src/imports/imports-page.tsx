import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { FilePlace } from './file-place.tsx';
import { ImportRow } from './import-row.tsx';
import './imports.css';
import { useUpload } from './use-upload.ts';
import './words.ts';

/** Files that were brought in, and the way to bring one: by a button, or dropped anywhere on the page. */
export function ImportsPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const workspace = useWorkspace(workspaceId);
  const navigate = useNavigate();
  const trpc = useTRPC();
  const query = useQuery(trpc.imports.list.queryOptions({ workspaceId }, { refetchInterval: 2_000 }));
  const { upload, send, cancel } = useUpload(workspaceId);
  const [isOver, setIsOver] = useState(false);
  const mayImport = workspace !== null && workspace.role !== 'viewer' && !workspace.shadow;

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined || !mayImport) return;
    const id = await send(file);
    if (id !== null) await navigate({ to: '/w/$workspace/imports/$import', params: { workspace: workspaceId, import: id } });
  };
  const place = mayImport ? <FilePlace upload={upload} isOver={isOver} onFile={(file) => void take(file)} onCancel={cancel} /> : null;
  return (
    <div
      className="imports-drop"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <ListPage workspaceId={workspaceId} title={words('imports.title')} about={words('imports.about')}>
        {place}
        {query.isPending ? (
          <SkeletonRows label={words('app.loading')} />
        ) : query.data === undefined ? (
          <ErrorState
            title={words('api.lost')}
            text={words('imports.lost')}
            retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
          />
        ) : query.data.length === 0 ? (
          <EmptyState icon={FileUp} title={words('imports.empty')} text={words(mayImport ? 'imports.empty.text' : 'imports.empty.viewer')} />
        ) : (
          <ul className="rows">
            {query.data.map((job) => (
              <ImportRow key={job.id} job={job} workspaceId={workspaceId} zone={workspace?.zone ?? 'UTC'} />
            ))}
          </ul>
        )}
      </ListPage>
    </div>
  );
}
