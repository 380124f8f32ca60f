import { useUi } from '@magpie/ui';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useWorkspace } from '../session/use-me.ts';
import { Frame } from './frame.tsx';
import { MainRail } from './main-rail.tsx';
import { useSystemStatus } from './use-system-status.ts';

export interface ListPageProps {
  readonly workspaceId: string;
  readonly title: string;
  readonly about: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page that lists: title, what it is, what to do, rows. */
export function ListPage({ workspaceId, title, about, actions, children }: ListPageProps): ReactElement {
  const { words } = useUi();
  const workspace = useWorkspace(workspaceId);
  const { status, lost } = useSystemStatus();
  useEffect(() => {
    document.title = `${title} · ${words('app.name')}`;
  }, [title, words]);
  const ready = status?.engineReady === true;
  return (
    <Frame
      workspaceId={workspaceId}
      heading={
        <>
          <span className="crumb-here">{workspace?.name}</span>
          {workspace?.shadow === true ? <span className="mg-chip mg-chip-warn">{words('run.simulated')}</span> : null}
        </>
      }
      rail={<MainRail workspaceId={workspaceId} />}
      status={
        <>
          <span className={lost ? 'mg-bad' : ready ? 'mg-ok' : 'mg-soft'}>
            ● {words(lost ? 'status.lost' : ready ? 'status.engine' : 'status.engine-starting')}
          </span>
          {status?.columns.state === 'building' ? (
            <span className="mg-soft" title={words('status.columns.title')}>
              {words('status.columns', { percent: Math.round(100 * (status.columns.share ?? 0)) })}
            </span>
          ) : null}
          <span className="spacer" />
          {status?.temporalUiUrl == null ? null : (
            <a href={status.temporalUiUrl} target="_blank" rel="noreferrer">
              {words('run.temporal')}
            </a>
          )}
          <span className="mg-zone">
            {workspace?.zone} · {workspace?.currency}
          </span>
        </>
      }
    >
      <div className="page">
        <div className="page-head">
          <div>
            <h1>{title}</h1>
            <p>{about}</p>
          </div>
          {actions}
        </div>
        {children}
      </div>
    </Frame>
  );
}
