import { evaluateFilter } from '@magpie/audience';
import type { Instant } from '@magpie/kit';
import type { Op } from '../plan/plan.ts';
import type { UnreachableReason } from '../plan/position.ts';
import type { Person } from './person-world.ts';

/** Why a person cannot be reached by a message at an instant. The last word on the purpose decides; no word is no consent. */
export function reachOf(
  op: Extract<Op, { op: 'send' }>,
  { channels, facts, workspaceZone }: Pick<Person, 'channels' | 'facts' | 'workspaceZone'>,
  at: Instant,
): UnreachableReason | null {
  if (!channels.has(op.channel)) return 'no-address';
  const agrees = { type: 'consent', channel: op.channel, purpose: op.purpose } as const;
  return evaluateFilter(agrees, facts, { now: at, watermark: null, zone: workspaceZone, anchorDates: [] }) ? null : 'no-consent';
}
