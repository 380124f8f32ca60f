import type { JourneyNode } from '@magpie/journey';
import type { EditorCore } from './create-editor.ts';
import type { Size } from './drawn-sizes.ts';
import { tidyEdits } from './tidying.ts';

/** Where steps are lined up: left edges, centres, right edges; tops, middles, bottoms. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

export type Axis = 'horizontal' | 'vertical';

export interface ArrangeVerbs {
  /** Lines the selected steps up. One step of undo; nothing for fewer than two. */
  align(to: Alignment): void;
  /** Leaves the same room between the selected steps; the outermost stay. Nothing for fewer than three. */
  distribute(along: Axis): void;
  /** Puts steps where they are tidy, and what lies by them along with them. One step of undo. */
  tidy(places: ReadonlyMap<string, JourneyNode['position']>): void;
}

interface Item extends Size {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export function arrangeVerbs(core: EditorCore): ArrangeVerbs {
  const chosen = (): readonly Item[] => {
    const { document, selection } = core.state();
    const ids = new Set(selection.nodes);
    return document.nodes.filter(({ id }) => ids.has(id)).map(({ id, position }) => ({ id, ...position, ...core.sizeOf(id) }));
  };
  const put = (places: ReadonlyMap<string, JourneyNode['position']>): void => {
    if (places.size > 0) core.change([{ type: 'moveNodes', positions: Object.fromEntries(places) }]);
  };
  return {
    align: (to) => {
      const items = chosen();
      if (items.length >= 2) put(moved(items, aligned(items, to)));
    },
    tidy: (places) => core.change(tidyEdits(core.state().document, places, core.sizeOf)),
    distribute: (along) => {
      const items = chosen();
      if (items.length >= 3) put(moved(items, distributed(items, along)));
    },
  };
}

type Place = (item: Item) => JourneyNode['position'];

/** Whole pixels, and only what really moves. */
function moved(items: readonly Item[], place: Place): ReadonlyMap<string, JourneyNode['position']> {
  const places = items.map((item) => ({ item, x: Math.round(place(item).x), y: Math.round(place(item).y) }));
  return new Map(places.filter(({ item, x, y }) => item.x !== x || item.y !== y).map(({ item, x, y }) => [item.id, { x, y }]));
}

function aligned(items: readonly Item[], to: Alignment): Place {
  const left = Math.min(...items.map(({ x }) => x));
  const right = Math.max(...items.map(({ x, width }) => x + width));
  const top = Math.min(...items.map(({ y }) => y));
  const bottom = Math.max(...items.map(({ y, height }) => y + height));
  const places: Readonly<Record<Alignment, Place>> = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: (left + right - width) / 2, y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return places[to];
}

function distributed(items: readonly Item[], along: Axis): Place {
  const lengthOf = (item: Item): number => (along === 'horizontal' ? item.width : item.height);
  const startOf = (item: Item): number => (along === 'horizontal' ? item.x : item.y);
  const ordered = items.toSorted((one, other) => startOf(one) - startOf(other));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return ({ x, y }) => ({ x, y });
  const room = startOf(last) + lengthOf(last) - startOf(first) - ordered.reduce((sum, item) => sum + lengthOf(item), 0);
  const gap = room / (ordered.length - 1);
  const starts = new Map<string, number>();
  let at = startOf(first);
  for (const item of ordered) {
    starts.set(item.id, at);
    at += lengthOf(item) + gap;
  }
  return ({ id, x, y }) => (along === 'horizontal' ? { x: starts.get(id) ?? x, y } : { x, y: starts.get(id) ?? y });
}
