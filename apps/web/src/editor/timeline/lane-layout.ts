import type { Stage } from '@magpie/journey';

export interface LaneItem {
  readonly id: string;
  readonly lane: Stage | null;
  /** Left edge: where its instant is. */
  readonly x: number;
}

export interface PlacedItem extends LaneItem {
  /** Row inside its lane, from 0. */
  readonly row: number;
}

export interface Lane {
  readonly stage: Stage | null;
  readonly top: number;
  readonly height: number;
  readonly items: readonly PlacedItem[];
}

export interface LaneSizes {
  readonly cardWidth: number;
  readonly rowHeight: number;
  readonly padding: number;
  readonly gap: number;
}

/** Puts each item in the first row of its lane in which it lies on no other; lanes stand one below the other. Items at one instant keep their order. */
export function laneLayout(lanes: readonly (Stage | null)[], items: readonly LaneItem[], sizes: LaneSizes): readonly Lane[] {
  let top = 0;
  return lanes.map((stage) => {
    const ends: number[] = [];
    const placed = items
      .filter(({ lane }) => lane === stage)
      .toSorted((left, right) => left.x - right.x)
      .map((item): PlacedItem => {
        const free = ends.findIndex((end) => end <= item.x);
        const row = free === -1 ? ends.length : free;
        ends[row] = item.x + sizes.cardWidth + sizes.gap;
        return { ...item, row };
      });
    const height = Math.max(1, ends.length) * sizes.rowHeight + sizes.padding * 2;
    const lane = { stage, top, height, items: placed };
    top += height + sizes.gap;
    return lane;
  });
}
