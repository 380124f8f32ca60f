import { isZone } from '@magpie/calendar';

/** The zone a member lives in: the workspace's for who has none, or one that no clock knows, so that one bad row of an import holds up nobody. */
export function homeZone(own: string | null, workspaceZone: string): string {
  return own !== null && isZone(own) ? own : workspaceZone;
}
