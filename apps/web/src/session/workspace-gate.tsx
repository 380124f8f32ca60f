import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { Navigate, Outlet, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from './use-me.ts';

/** Lets in who may see the workspace; everyone else learns what to do. */
export function WorkspaceGate(): ReactElement {
  const { words } = useUi();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { me, signedOut, failed, retry } = useMe();
  if (signedOut) return <Navigate to="/login" />;
  if (failed) return <ErrorState title={words('api.lost')} text={words('api.lost.text')} retry={{ label: words('api.retry'), onRetry: retry }} />;
  if (me === null)
    return (
      <div className="page">
        <SkeletonRows label={words('app.loading')} />
      </div>
    );
  if (!me.workspaces.some(({ id }) => id === workspace))
    return <ErrorState title={words('workspace.forbidden')} text={words('workspace.forbidden.text')} />;
  return <Outlet />;
}
