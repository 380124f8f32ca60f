import type { Window } from './window.ts';

/** Whether a window begins and ends at the midnight of each member. */
export function runsInMemberZone(window: Window): boolean {
  return 'zone' in window && window.zone === 'member';
}
