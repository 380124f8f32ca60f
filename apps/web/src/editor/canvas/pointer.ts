import type { Point } from '../store/drawing-verbs.ts';

/** Where the pointer is on the screen while it is over the canvas. Asked for when something is put down; nothing is drawn by it. */
export interface Pointer {
  readonly at: () => Point | null;
  readonly move: (at: Point | null) => void;
}

export function createPointer(): Pointer {
  let now: Point | null = null;
  return {
    at: () => now,
    move: (at) => {
      now = at;
    },
  };
}
