import type { Effect, Transition } from '@magpie/journey/plan';
import { encodeColumn } from '../codec/column.ts';
import { blockSlots, encodeSlots } from '../codec/slot-set.ts';
import type { MovedGroup } from './advance-groups.ts';

/** A row of history: who left a node of a block by an outcome in this batch. */
export interface TransitionRow {
  readonly block: number;
  readonly node: string;
  readonly outcome: string;
  readonly visit: number;
  readonly slots: Buffer;
  readonly instants: Buffer;
  readonly count: number;
}

/** Effects of one type and op in a block at one logical instant. */
export interface EffectRow {
  readonly block: number;
  readonly effect: Effect;
  readonly slots: readonly number[];
  readonly at: number;
}

/** Turns what groups did into rows of history and effects, block by block. */
export function stepChanges(moved: readonly MovedGroup[]): {
  readonly transitions: readonly TransitionRow[];
  readonly effects: readonly EffectRow[];
} {
  const passed = new Map<string, { block: number; transition: Transition; slots: Map<number, number> }>();
  const effects = new Map<string, { block: number; effect: Effect; slots: number[]; at: number }>();
  for (const { members, result } of moved) {
    if (result.transitions.length === 0 && result.effects.length === 0) continue;
    for (const [block, slots] of byBlock(members)) {
      for (const transition of result.transitions) {
        const key = `${block}|${transition.node}|${transition.outcome}|${transition.visit}`;
        let row = passed.get(key);
        if (!row) passed.set(key, (row = { block, transition, slots: new Map() }));
        for (const slot of slots) row.slots.set(slot, transition.at);
      }
      for (const effect of result.effects) {
        const key = `${block}|${effect.type}|${effect.op}|${effect.at}`;
        const row = effects.get(key);
        if (row) row.slots.push(...slots);
        else effects.set(key, { block, effect, slots: [...slots], at: effect.at });
      }
    }
  }
  return {
    transitions: [...passed.values()].map(transitionRow),
    effects: [...effects.values()].map((row) => ({ ...row, slots: row.slots.toSorted((left, right) => left - right) })),
  };
}

function transitionRow({ block, transition, slots }: { block: number; transition: Transition; slots: ReadonlyMap<number, number> }): TransitionRow {
  const ordered = [...slots].toSorted(([left], [right]) => left - right);
  return {
    block,
    node: transition.node,
    outcome: transition.outcome,
    visit: transition.visit,
    slots: encodeSlots(ordered.map(([slot]) => slot)),
    instants: encodeColumn(ordered.map(([, at]) => at)),
    count: ordered.length,
  };
}

/** Member numbers as slots by block. */
export function byBlock(members: readonly number[]): ReadonlyMap<number, number[]> {
  const blocks = new Map<number, number[]>();
  for (const member of members) {
    const block = Math.floor(member / blockSlots);
    const slots = blocks.get(block);
    if (slots) slots.push(member % blockSlots);
    else blocks.set(block, [member % blockSlots]);
  }
  return blocks;
}
