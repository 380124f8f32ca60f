import type { Filter } from '@magpie/audience';
import type { Anchor } from '@magpie/calendar';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What an audience means, and around which day it is counted. */
export interface Meaning {
  readonly filter: Filter;
  readonly anchor: Anchor | null;
}

export interface BuilderState extends Meaning {
  /** Earlier meanings, the latest last; and those that were taken back, the nearest last. */
  readonly past: readonly Meaning[];
  readonly future: readonly Meaning[];
  /** What is kept on the server; null: nothing yet. */
  readonly kept: (Meaning & { readonly version: number }) | null;
}

export interface Builder {
  readonly store: StoreApi<BuilderState>;
  /** Another filter. Letters typed into one field in a row are one step of undo. */
  change(filter: Filter): void;
  setAnchor(anchor: Anchor | null): void;
  undo(): void;
  redo(): void;
  /** The server has kept it as this version. */
  keep(version: number, meaning: Meaning): void;
  /** Shows what the server has instead, and forgets how one came here. */
  load(version: number, meaning: Meaning): void;
}

const mostSteps = 200;
/** Changes of one field within this time are one step. */
const togetherMs = 1_000;

/** A builder of one audience: what is meant, how one came there, and what of it is kept. Knows no screen and no server. */
export function createBuilder(
  initial: Meaning,
  { kept = null, now = Date.now }: { readonly kept?: number | null; readonly now?: () => number } = {},
): Builder {
  const store = createStore<BuilderState>(() => ({ ...initial, past: [], future: [], kept: kept === null ? null : { ...initial, version: kept } }));
  let last: { readonly field: string; readonly at: number } | null = null;

  const put = (meaning: Meaning, field: string | null): void => {
    const state = store.getState();
    const before = { filter: state.filter, anchor: state.anchor };
    if (isSame(before, meaning)) return;
    const at = now();
    const goesOn = field !== null && last?.field === field && at - last.at < togetherMs && state.past.length > 0;
    last = field === null ? null : { field, at };
    store.setState({ ...meaning, past: goesOn ? state.past : [...state.past, before].slice(-mostSteps), future: [] });
  };

  return {
    store,
    change: (filter) => {
      const state = store.getState();
      put({ filter, anchor: state.anchor }, typedField(state.filter, filter));
    },
    setAnchor: (anchor) => put({ filter: store.getState().filter, anchor }, null),
    undo: () => {
      const { past, future, filter, anchor } = store.getState();
      const back = past.at(-1);
      if (back === undefined) return;
      last = null;
      store.setState({ ...back, past: past.slice(0, -1), future: [...future, { filter, anchor }] });
    },
    redo: () => {
      const { past, future, filter, anchor } = store.getState();
      const forth = future.at(-1);
      if (forth === undefined) return;
      last = null;
      store.setState({ ...forth, past: [...past, { filter, anchor }], future: future.slice(0, -1) });
    },
    keep: (version, meaning) => store.setState({ kept: { ...meaning, version } }),
    load: (version, meaning) => {
      last = null;
      store.setState({ ...meaning, past: [], future: [], kept: { ...meaning, version } });
    },
  };
}

/** Whether something is meant that the server has not. */
export function isChanged({ filter, anchor, kept }: BuilderState): boolean {
  return kept === null ? filter.type !== 'all' || filter.of.length > 0 : !isSame(kept, { filter, anchor });
}

function isSame(left: Meaning, right: Meaning): boolean {
  return JSON.stringify([left.filter, left.anchor]) === JSON.stringify([right.filter, right.anchor]);
}

/** The one text or number in which two filters differ, by its place; null where more than that is different. */
function typedField(before: unknown, after: unknown, path = ''): string | null {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return typeof before === typeof after && (typeof after === 'string' || typeof after === 'number') ? path : null;
  const [left, right] = [Object.entries(before), Object.entries(after)];
  if (left.length !== right.length) return null;
  const others = new Map<string, unknown>(right);
  const differing = left.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(others.get(key)));
  const [only] = differing;
  return differing.length === 1 && only !== undefined && others.has(only[0]) ? typedField(only[1], others.get(only[0]), `${path}.${only[0]}`) : null;
}
