import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useSubscription } from '@trpc/tanstack-react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { ImportJob } from '../api/import-contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { ListPage } from '../app/list-page.tsx';
import { useWorkspace } from '../session/use-me.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';
import './imports.css';
import { MappingRoom } from './mapping-room.tsx';
import { StateOfImport } from './state-of-import.tsx';
import './words.ts';

/** One file: what its columns mean, how far it is, what became of it. */
export function ImportPage(): ReactElement {
  const { words } = useUi();
  const { workspace: workspaceId, import: id } = useParams({ from: '/w/$workspace/imports/$import' });
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const [job, setJob] = useState<ImportJob | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { reset } = useSubscription(
    trpc.imports.watch.subscriptionOptions({ workspaceId, id }, { onData: setJob, onError: (error) => setRefused(refusalOf(error)?.code ?? 'lost') }),
  );
  /** Set going again it is watched again: of one that has come to rest nothing more is told. */
  const again = (): void => {
    setRefused(null);
    reset();
  };
  const mayChange = workspace !== null && workspace.role !== 'viewer' && !workspace.shadow;
  return (
    <ListPage
      workspaceId={workspaceId}
      title={job?.fileName ?? words('imports.title')}
      about={words('imports.one.about')}
      actions={job === null ? null : <StateOfImport state={job.state} />}
    >
      <Link className="imports-back" to="/w/$workspace/imports" params={{ workspace: workspaceId }}>
        <ArrowLeft size={14} aria-hidden /> {words('imports.all')}
      </Link>
      {job === null ? (
        refused === null ? (
          <SkeletonRows label={words('app.loading')} />
        ) : (
          <ErrorState
            title={words(refused === 'not-found' ? 'imports.gone' : 'api.lost')}
            text={words(refused === 'not-found' ? 'imports.gone.text' : 'imports.lost')}
            retry={{ label: words('api.retry'), onRetry: again }}
          />
        )
      ) : job.state === 'queued' || job.state === 'running' ? (
        <ImportProgress job={job} workspaceId={workspaceId} mayStop={mayChange} />
      ) : (
        <>
          {job.state === 'uploaded' ? null : <ImportReport job={job} workspaceId={workspaceId} mayChange={mayChange} />}
          {job.state === 'finished' || !mayChange ? null : <MappingRoom workspaceId={workspaceId} job={job} onStarted={again} />}
        </>
      )}
    </ListPage>
  );
}
