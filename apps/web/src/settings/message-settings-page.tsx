import { useUi } from '@magpie/ui';
import { Navigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ListPage } from '../app/list-page.tsx';
import { useHomeWorkspace, useWorkspace } from '../session/use-me.ts';
import { SendingRulesPanel } from './sending-rules-panel.tsx';
import { SmsPricePanel } from './sms-price-panel.tsx';
import './settings.css';
import { WordList } from './word-list.tsx';
import './words.ts';

/** What holds for all text messages of a shop: when they go out, what they cost, and which words they do without. */
export function MessageSettingsPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const home = useHomeWorkspace(workspaceId);
  const workspace = useWorkspace(home);
  // A rehearsal's copy has no settings of its own.
  if (home !== workspaceId) return <Navigate to="/w/$workspace/settings/messages" params={{ workspace: home }} replace />;
  if (workspace === null) return null;
  const mayChange = workspace.role === 'owner';
  return (
    <ListPage workspaceId={home} title={words('settings.messages')} about={words('settings.messages.about')}>
      {mayChange ? null : (
        <p className="settings-note" role="note">
          {words('settings.messages.read-only')}
        </p>
      )}
      <SendingRulesPanel workspace={workspace} mayChange={mayChange} />
      <SmsPricePanel workspace={workspace} mayChange={mayChange} />
      <WordList workspace={workspace} mayChange={mayChange} />
    </ListPage>
  );
}
