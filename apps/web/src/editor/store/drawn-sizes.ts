import { cardWidth } from '../../canvas/geometry.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large each step is drawn; the document does not know. */
export type SizeOf = (node: string) => Size;

/** A card with one line in it: so large is taken what was not drawn yet. */
export const usualSize: Size = { width: cardWidth, height: 112 };

/** A card as high as most become once they are filled in: so much room is left for a new one. */
export const roomyHeight = 152;
