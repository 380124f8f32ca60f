import type { BlockState } from '../codec/block-state.ts';
import { blockSlots } from '../codec/slot-set.ts';
import type { MovedGroup, StuckGroup } from './advance-groups.ts';
import type { BlockPage, LockedBlock } from './block-page.ts';

/** A block after a step, with the figures kept beside its state. */
export interface MovedBlock {
  readonly block: number;
  readonly state: BlockState;
  readonly nextDue: number | null;
  /** Op index → how many stand there. */
  readonly here: Readonly<Record<string, number>>;
}

/** Puts every moved member where `advance` said, and takes the due from who is stuck; blocks in which nothing changed are left out. */
export function moveSlots(
  page: BlockPage,
  { moved, stuck }: { readonly moved: readonly MovedGroup[]; readonly stuck: readonly StuckGroup[] },
): readonly MovedBlock[] {
  const indexed = new Map(page.blocks.map((locked) => [locked.block, indexOf(locked)]));
  const touched = new Set<number>();
  const places = [
    ...moved.map(({ members, result }) => ({ members, position: result.position })),
    ...stuck.map(({ members, position }) => ({ members, position: { ...position, due: null } })),
  ];
  for (const { members, position } of places) {
    const { op, entered, due, visit } = position;
    for (const member of members) {
      const block = Math.floor(member / blockSlots);
      const target = indexed.get(block);
      const at = target?.index[member % blockSlots] ?? -1;
      if (!target || at < 0) continue;
      target.state.op[at] = op;
      target.state.entered[at] = entered;
      target.state.due[at] = due ?? Infinity;
      target.state.visit[at] = visit;
      touched.add(block);
    }
  }
  return page.blocks.filter(({ block }) => touched.has(block)).map(({ block, state }) => ({ block, state, ...figuresOf(state) }));
}

/** Earliest due and head-count by op. */
export function figuresOf(state: BlockState): Pick<MovedBlock, 'nextDue' | 'here'> {
  let nextDue = Infinity;
  const here: Record<string, number> = {};
  for (let i = 0; i < state.slots.length; i++) {
    nextDue = Math.min(nextDue, state.due[i] ?? Infinity);
    const op = String(state.op[i] ?? 0);
    here[op] = (here[op] ?? 0) + 1;
  }
  return { nextDue: nextDue === Infinity ? null : nextDue, here };
}

function indexOf({ state }: LockedBlock): { readonly state: BlockState; readonly index: Int16Array } {
  const index = new Int16Array(blockSlots).fill(-1);
  for (let i = 0; i < state.slots.length; i++) index[state.slots[i] ?? 0] = i;
  return { state, index };
}
