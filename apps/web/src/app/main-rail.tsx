import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { Activity, ContactRound, DatabaseZap, FileDown, FileUp, Funnel, type LucideIcon, MessageSquareWarning, Users, Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';
import { useHomeWorkspace } from '../session/use-me.ts';

/** The rail outside of the editor: the places, and what holds for all messages. What a rehearsal has saved is in its copy of the shop; journeys and runs are the shop's own. */
export function MainRail({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  const home = useHomeWorkspace(workspaceId);
  return (
    <>
      <Place to="/w/$workspace/journeys" workspaceId={home} icon={Waypoints} label="journeys.title" />
      <Place to="/w/$workspace/runs" workspaceId={home} icon={Activity} label="runs.title" />
      <Place to="/w/$workspace/audiences" workspaceId={home} icon={Funnel} label="rail.audiences" />
      <Place to="/w/$workspace/cohorts" workspaceId={workspaceId} icon={Users} label="cohorts.title" />
      <Place to="/w/$workspace/members" workspaceId={home} icon={ContactRound} label="rail.members" />
      <Place to="/w/$workspace/imports" workspaceId={home} icon={FileUp} label="rail.imports" />
      <Place to="/w/$workspace/exports" workspaceId={home} icon={FileDown} label="rail.exports" />
      <Place to="/w/$workspace/data" workspaceId={home} icon={DatabaseZap} label="rail.data" />
      <span className="rail-line" aria-hidden />
      <Place to="/w/$workspace/settings/messages" workspaceId={home} icon={MessageSquareWarning} label="settings.messages" />
    </>
  );
}

interface PlaceProps {
  readonly to:
    | '/w/$workspace/journeys'
    | '/w/$workspace/runs'
    | '/w/$workspace/audiences'
    | '/w/$workspace/cohorts'
    | '/w/$workspace/members'
    | '/w/$workspace/imports'
    | '/w/$workspace/exports'
    | '/w/$workspace/data'
    | '/w/$workspace/settings/messages';
  readonly workspaceId: string;
  readonly icon: LucideIcon;
  readonly label: string;
}

function Place({ to, workspaceId, icon: Icon, label }: PlaceProps): ReactElement {
  const { words } = useUi();
  return (
    <Tooltip title={words(label)} placement="right">
      <Link to={to} params={{ workspace: workspaceId }} className="rail-item" aria-label={words(label)}>
        <Icon size={19} aria-hidden />
      </Link>
    </Tooltip>
  );
}
