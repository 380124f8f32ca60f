import type { Database } from '@magpie/db';
import { enterOf, nextEntryInstant, type Plan } from '@magpie/journey/plan';
import { hourMs } from '@magpie/kit';
import { homeZones } from './home-zones.ts';

/** How often an audience is looked at whole: time alone brings people into one, and takes them out. */
export const audienceLookMs = hourMs;

/** When a run must look by itself who enters, after `after`; null where facts alone let people in. */
export async function nextLook(
  db: Database,
  { plan, workspaceId, zone }: { readonly plan: Plan; readonly workspaceId: string; readonly zone: string },
  after: number,
): Promise<number | null> {
  const { source } = enterOf(plan);
  if (source?.type === 'audience') return after + audienceLookMs;
  if (source?.type !== 'date' && source?.type !== 'schedule') return null;
  return nextEntryInstant(source, source.zone === 'workspace' ? [zone] : await homeZones(db, { workspaceId, zone }), after);
}
