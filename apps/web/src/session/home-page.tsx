import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from './use-me.ts';

/** Leads to the first workspace, or to the door. */
export function HomePage(): ReactElement {
  const { words } = useUi();
  const { me, signedOut, failed, retry } = useMe();
  if (signedOut) return <Navigate to="/login" />;
  if (failed) return <ErrorState title={words('api.lost')} text={words('api.lost.text')} retry={{ label: words('api.retry'), onRetry: retry }} />;
  if (me === null)
    return (
      <div className="page">
        <SkeletonRows label={words('app.loading')} />
      </div>
    );
  const first = me.workspaces.find((workspace) => !workspace.shadow);
  if (first === undefined) return <ErrorState title={words('workspace.none')} text={words('workspace.none.text')} />;
  return <Navigate to="/w/$workspace/journeys" params={{ workspace: first.id }} />;
}
