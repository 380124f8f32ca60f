import type { BlockPage } from './block-page.ts';
import { placeOf } from './block-page.ts';
import type { Group } from './advance-groups.ts';

/** Which slots a step is about. */
export type Chosen = (slot: { readonly place: number; readonly op: number; readonly due: number }) => boolean;

/**
 * Parts the chosen slots of a page into groups that share their position; one group however many blocks it spans. Who is due never (at an end, or
 * stuck) is not asked about.
 */
export function groupSlots(page: BlockPage, chosen: Chosen): readonly (Group & { readonly version: number })[] {
  const groups = new Map<string, Group & { readonly version: number; readonly members: number[] }>();
  for (const { block, state } of page.blocks) {
    for (let i = 0; i < state.slots.length; i++) {
      const place = placeOf(block, state.slots[i] ?? 0);
      const op = state.op[i] ?? 0;
      const due = state.due[i] ?? Infinity;
      if (due === Infinity || !chosen({ place, op, due })) continue;
      const entered = state.entered[i] ?? 0;
      const version = state.version[i] ?? 0;
      const visit = state.visit[i] ?? 0;
      const key = `${version}|${op}|${entered}|${due}|${visit}`;
      const group = groups.get(key);
      if (group) group.members.push(place);
      else groups.set(key, { version, members: [place], position: { op, entered, due: due === Infinity ? null : due, visit } });
    }
  }
  return [...groups.values()];
}
