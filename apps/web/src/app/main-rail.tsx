import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { Activity, type LucideIcon, Users, Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';

/** The rail outside of the editor: the three places. */
export function MainRail({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  return (
    <>
      <Place to="/w/$workspace/journeys" workspaceId={workspaceId} icon={Waypoints} label="journeys.title" />
      <Place to="/w/$workspace/runs" workspaceId={workspaceId} icon={Activity} label="runs.title" />
      <Place to="/w/$workspace/cohorts" workspaceId={workspaceId} icon={Users} label="cohorts.title" />
    </>
  );
}

interface PlaceProps {
  readonly to: '/w/$workspace/journeys' | '/w/$workspace/runs' | '/w/$workspace/cohorts';
  readonly workspaceId: string;
  readonly icon: LucideIcon;
  readonly label: string;
}

function Place({ to, workspaceId, icon: Icon, label }: PlaceProps): ReactElement {
  const { words } = useUi();
  return (
    <Tooltip title={words(label)} placement="right">
      <Link to={to} params={{ workspace: workspaceId }} className="rail-item" aria-label={words(label)}><Icon size={19} aria-hidden /></Link>
    </Tooltip>
  );
}
