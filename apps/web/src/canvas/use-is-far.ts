import { useStore } from '@xyflow/react';

/** Below this nobody can read a card: 13 px of text are 4. */
const readableZoom = 0.32;

/** Whether the canvas is seen from so far that cards are but coloured places with a name. */
export function useIsFar(): boolean {
  return useStore(({ transform: [, , zoom] }) => isFarAt(zoom));
}

export const isFarAt = (zoom: number): boolean => zoom < readableZoom;
