import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import './frame.css';
import { useHomeWorkspace } from '../session/use-me.ts';
import { EngineBanner } from './engine-banner.tsx';
import { SettingsMenu } from './settings-menu.tsx';

export interface FrameProps {
  readonly workspaceId: string;
  /** Where am I: crumbs, name, state. */
  readonly heading: ReactNode;
  /** From weak to strong; one primary at most. */
  readonly actions?: ReactNode;
  readonly rail: ReactNode;
  readonly inspector?: ReactNode;
  readonly status?: ReactNode;
  readonly children: ReactNode;
}

/** The one frame of every screen: top bar, rail, stage, inspector, status line. */
export function Frame({ workspaceId, heading, actions, rail, inspector, status, children }: FrameProps): ReactElement {
  const { words } = useUi();
  const home = useHomeWorkspace(workspaceId);
  return (
    <div className={`frame${inspector ? ' frame-with-inspector' : ''}`}>
      <header className="frame-top">
        <Link to="/w/$workspace/journeys" params={{ workspace: home }} className="frame-logo" aria-label={words('app.home')}>
          <span aria-hidden>鹊</span>
        </Link>
        <div className="frame-heading">{heading}</div>
        <div className="frame-actions">{actions}</div>
        <SettingsMenu workspaceId={workspaceId} />
      </header>
      <nav className="frame-rail" aria-label={words('app.rail')}>
        {rail}
      </nav>
      <main className="frame-main">
        <EngineBanner />
        <div className="frame-stage">{children}</div>
      </main>
      {inspector ? (
        <aside className="frame-inspector" aria-label={words('app.inspector')}>
          {inspector}
        </aside>
      ) : null}
      <footer className="frame-status">{status}</footer>
    </div>
  );
}
